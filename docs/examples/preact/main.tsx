import { render } from 'preact';
import { useState } from 'preact/hooks';
import 'vae-lab/preact';

function Lab() {
  const [step, setStep] = useState(0);
  return (
    <>
      <vae-lab
        data="pictures.zip"
        views="samples latent"
        autoplay
        onvae-progress={({ detail }) => setStep(detail.step)}
      />
      <p>It has taken {step} steps.</p>
    </>
  );
}

render(<Lab />, document.getElementById('app')!);
