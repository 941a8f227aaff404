// The visitor's drawing, what the model makes of it, and the drawings kept to learn from.
import type { ImageGrid } from '../../protocol/messages';
import type { DataSummary } from '../../protocol/rust-types';
import type { Slice } from '../../store/slice';
import type { Ink } from '../../views/ink';

/** What the model makes of the drawing, at some moment of its training. */
export interface Seen {
  reconstruction: ImageGrid;
  loc: Float32Array; // its code
  scale: Float32Array; // the code's standard deviations, 0 for an autoencoder's
  probabilities: Float32Array | null; // of each class, once there is a classifier
}

export interface Kept {
  id: number;
  ink: Ink;
  label: number | null;
}

export interface Drawing {
  ink: Ink | null;
  seen: Seen | null;
  classifier: 'none' | 'training' | 'ready';
  tray: readonly Kept[];
  taught: Taught | null;
}

/** The images at hand, where drawings are among them: `base` is what the others are called. */
export interface Taught {
  name: string;
  base: string | null;
  drawings: number;
}

/** What a visitor does at the paper and the tray, and what comes of it. */
export type DrawingAct =
  | { type: 'draw'; ink: Ink | null }
  | { type: 'keep-drawing'; label: number | null }
  | { type: 'label-drawing'; id: number; label: number | null }
  | { type: 'drop-drawing'; id: number };

/** What the engine has to do for it. */
export type DrawingRequest = { type: 'recognise' } | { type: 'teach'; only: boolean };

export type DrawingAction =
  | DrawingAct
  | { type: 'drawing-seen'; seen: Seen }
  | { type: 'classifier'; classifier: Drawing['classifier'] }
  | { type: 'taught'; taught: Taught; ids: readonly number[] };

declare module '../../store/state' {
  interface RunSlices {
    drawing: Drawing;
  }
}
declare module '../../store/actions' {
  interface Actions {
    drawing: DrawingAction;
  }
}
declare module '../../store/requests' {
  interface RunRequests {
    drawing: DrawingRequest;
  }
  interface PageRequests {
    drawing: DrawingAct;
  }
}

export const drawing: Slice<Drawing, DrawingAction> = {
  first: { ink: null, seen: null, classifier: 'none', tray: [], taught: null },
  on: {
    draw: (drawing, { ink }) => ({ ...drawing, ink, seen: ink && drawing.seen }),
    'drawing-seen': (drawing, { seen }) => (drawing.ink ? { ...drawing, seen } : drawing),
    classifier: (drawing, { classifier }) => ({ ...drawing, classifier }),
    'keep-drawing': (drawing, { label }) => {
      const { ink, tray } = drawing;
      return ink
        ? { ...drawing, tray: [...tray, { id: (tray.at(-1)?.id ?? 0) + 1, ink, label }] }
        : drawing;
    },
    'label-drawing': (drawing, { id, label }) => ({
      ...drawing,
      tray: drawing.tray.map((kept) => (kept.id === id ? { ...kept, label } : kept)),
    }),
    'drop-drawing': (drawing, dropped) => ({
      ...drawing,
      tray: drawing.tray.filter(({ id }) => id !== dropped.id),
    }),
    taught: (drawing, { taught, ids }) => ({
      ...drawing,
      taught,
      tray: drawing.tray.filter(({ id }) => !ids.includes(id)),
    }),
  },
  // A new model has seen nothing yet. Other images have other classes too, and need another
  // classifier.
  renewed: (drawing, { sameImages }) => {
    if (sameImages) return { ...drawing, seen: null };
    return {
      ...drawing,
      seen: null,
      classifier: 'none',
      tray: drawing.tray.map((kept) => ({ ...kept, label: null })),
    };
  },
  // A new engine has trained no classifier yet.
  restarted: (drawing) => ({ ...drawing, seen: null, classifier: 'none' }),
};

/** The drawings that can join these images: where each image has a class, so must each drawing. */
export function joining(tray: readonly Kept[], data: DataSummary | null): readonly Kept[] {
  return data?.labelled ? tray.filter(({ label }) => label !== null) : tray;
}
