'use client';

import { useEffect, useRef, useState } from 'react';
import 'vae-lab/react';
import type { VaeLabElement, VaeProgressEvent } from 'vae-lab/react';

export function Lab() {
  const lab = useRef<VaeLabElement>(null);
  const [step, setStep] = useState(0);
  // Not as `onvae-progress`: React gives no such listeners to elements that come from a server.
  useEffect(() => {
    const widget = lab.current!;
    const hear = ({ detail }: VaeProgressEvent) => setStep(detail.step);
    widget.addEventListener('vae-progress', hear);
    return () => widget.removeEventListener('vae-progress', hear);
  }, []);
  return (
    <>
      <vae-lab ref={lab} data="pictures.zip" views="samples latent" autoplay>
        A model that learns to draw your pictures; it needs JavaScript.
      </vae-lab>
      <p>It has taken {step} steps.</p>
    </>
  );
}
