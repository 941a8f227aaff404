// The strokes on the paper, and how they were before each change.
import type { Point, Stroke } from '../../views/strokes';

export interface Sketch {
  strokes: readonly Stroke[];
  past: readonly (readonly Stroke[])[];
}

export const BLANK: Sketch = { strokes: [], past: [] };

export function begin({ strokes, past }: Sketch, stroke: Stroke): Sketch {
  return { strokes: [...strokes, stroke], past: [...past, strokes] };
}

/** The newest stroke goes on through these points. */
export function extend({ strokes, past }: Sketch, points: readonly Point[]): Sketch {
  const last = strokes.at(-1);
  if (!last) return { strokes, past };
  return {
    strokes: [...strokes.slice(0, -1), { ...last, points: [...last.points, ...points] }],
    past,
  };
}

export function undo({ strokes, past }: Sketch): Sketch {
  return { strokes: past.at(-1) ?? strokes, past: past.slice(0, -1) };
}

/** Can be undone like a stroke. */
export function clear({ strokes, past }: Sketch): Sketch {
  return strokes.length > 0 ? { strokes: [], past: [...past, strokes] } : { strokes, past };
}
