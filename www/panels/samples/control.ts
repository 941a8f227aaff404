// The samples: the same codes each time, drawn ahead.
import type { Control } from '../control';

export const SAMPLES = { columns: 10, rows: 7 };

export default {
  views: { samples: { ask: () => ({ count: SAMPLES.columns * SAMPLES.rows }), ahead: true } },
} satisfies Control;
