// <vae-lab> in Solid's JSX.
import type { JSX } from 'solid-js';
import type { VaeLabElement } from './element.js';
import type { VaeLabListeners, VaeLabProps } from './props.js';

export * from './vae-lab.js';

/** Solid sets a property where it is told to, else an attribute. */
type AsProperties = { [Name in keyof VaeLabProps as `prop:${Name}`]?: VaeLabProps[Name] };
type Own = VaeLabProps & AsProperties & VaeLabListeners<'on:'>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'vae-lab': Omit<JSX.HTMLAttributes<VaeLabElement>, keyof Own> & Own;
    }
  }
}
