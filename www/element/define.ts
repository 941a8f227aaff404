// Makes the tag <vae-lab>; where there are no elements, as on a server that renders a page, it does
// nothing.
import { VaeLabElement } from './vae-lab';

export * from './index';

const TAG = 'vae-lab';

const { customElements } = globalThis as { customElements?: CustomElementRegistry };

if (customElements?.get(TAG))
  console.info(`vae-lab: another script has defined <${TAG}> already; this one leaves it alone.`);
else customElements?.define(TAG, VaeLabElement);
