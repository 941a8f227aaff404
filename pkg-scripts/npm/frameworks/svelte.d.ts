// <vae-lab> in Svelte's templates.
import type { HTMLAttributes } from 'svelte/elements';
import type { VaeLabElement } from './element.js';
import type { VaeLabListeners, VaeLabProps } from './props.js';

export * from './vae-lab.js';

type Own = VaeLabProps & VaeLabListeners<'on'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'vae-lab': Omit<HTMLAttributes<VaeLabElement>, keyof Own> & Own;
  }
}
