import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'vae-lab/react';

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

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Lab />
  </StrictMode>,
);
