// The scores of the discriminator.
import type { Control } from '../control';

const SCORED_IMAGES = 100; // of each kind

export default {
  views: { scores: { ask: () => ({ images: SCORED_IMAGES }), ahead: false } },
} satisfies Control;
