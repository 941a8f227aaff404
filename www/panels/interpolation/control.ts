// The walk between two images, drawn ahead.
import type { Control } from '../control';

/**
 * Images of the walk that are shown side by side, and how many times as close those of its
 * animation lie.
 */
export const WALK = { images: 11, finer: 3 };

export default {
  views: {
    interpolation: {
      ask: ({ ends }) => ends && { ...ends, steps: (WALK.images - 1) * WALK.finer + 1 },
      ahead: true,
    },
  },
} satisfies Control;
