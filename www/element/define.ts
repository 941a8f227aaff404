// Makes the tag <vae-lab>.
import { VaeLabElement } from './vae-lab';

export * from './index';

const TAG = 'vae-lab';

if (customElements.get(TAG))
  console.info(`vae-lab: another script has defined <${TAG}> already; this one leaves it alone.`);
else customElements.define(TAG, VaeLabElement);
