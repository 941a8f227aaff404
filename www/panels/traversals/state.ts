// Which traversals the visitor wants to see: from which image, and how many rows.
import type { Slice } from '../../store/slice';

export interface Traversals {
  from: number | null; // a held-out image; the first of the gallery before one is chosen
  rows: number;
}

export type TraversalAction =
  { type: 'traverse'; from: number } | { type: 'traverse'; rows: number };

declare module '../../store/state' {
  interface RunSlices {
    traversals: Traversals;
  }
}
declare module '../../store/actions' {
  interface Actions {
    traversals: TraversalAction;
  }
}
declare module '../../store/requests' {
  interface PageRequests {
    traversals: TraversalAction;
  }
}

/** As many rows as a screen holds. */
export const ROWS = 12;

export const traversals: Slice<Traversals, TraversalAction> = {
  first: { from: null, rows: ROWS },
  on: { traverse: (traversals, { type: _, ...wanted }) => ({ ...traversals, ...wanted }) },
  renewed: (traversals, { sameImages }) => (sameImages ? traversals : { from: null, rows: ROWS }),
};
