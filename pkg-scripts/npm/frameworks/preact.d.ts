// <vae-lab> in Preact's JSX.
import type { HTMLAttributes } from 'preact';
import type { VaeLabElement } from './element.js';
import type { VaeLabListeners, VaeLabProps } from './props.js';

export * from './vae-lab.js';

type Own = VaeLabProps & VaeLabListeners<'on'>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vae-lab': Omit<HTMLAttributes<VaeLabElement>, keyof Own> & Own;
    }
  }
}
