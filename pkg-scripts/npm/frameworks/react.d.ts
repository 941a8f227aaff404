// <vae-lab> in React's JSX, from version 19 on.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { VaeLabElement } from './element.js';
import type { VaeLabListeners, VaeLabProps } from './props.js';

export * from './vae-lab.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'vae-lab': DetailedHTMLProps<HTMLAttributes<VaeLabElement>, VaeLabElement> &
        VaeLabProps &
        VaeLabListeners<'on'>;
    }
  }
}
