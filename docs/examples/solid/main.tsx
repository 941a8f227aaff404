import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import 'vae-lab/solid';

function Lab() {
  const [step, setStep] = createSignal(0);
  return (
    <>
      <vae-lab
        data="pictures.zip"
        views="samples latent"
        autoplay
        on:vae-progress={({ detail }) => setStep(detail.step)}
      />
      <p>It has taken {step()} steps.</p>
    </>
  );
}

render(Lab, document.getElementById('app')!);
