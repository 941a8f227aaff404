// Which traversals the visitor wants to see: from which image, and how many rows.

export interface Traversals {
  from: number | null; // a held-out image; the first of the gallery before one is chosen
  rows: number;
}

export type TraversalAction = { type: 'traverse'; from: number } | { type: 'traverse'; rows: number };

/** As many rows as a screen holds. */
export const ROWS = 12;

export const FIRST_TRAVERSALS: Traversals = { from: null, rows: ROWS };

export function reduceTraversals(traversals: Traversals, { type: _, ...wish }: TraversalAction): Traversals {
  return { ...traversals, ...wish };
}
