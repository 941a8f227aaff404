// The images of the decoded grid by column and row, from the top left, and their codes.
import type { LatentView } from '../protocol/messages';

type Grid = Pick<LatentView, 'side' | 'center' | 'extent'>;

const stepOf = ({ side, extent }: Grid): number => (side > 1 ? (2 * extent) / (side - 1) : 0);

export function cellCode(grid: Grid, column: number, row: number): [number, number] {
  const [z1, z2] = grid.center;
  const middle = (grid.side - 1) / 2;
  return [z1 + (column - middle) * stepOf(grid), z2 - (row - middle) * stepOf(grid)];
}

export function nearestCell(
  grid: Grid,
  [z1, z2]: readonly [number, number],
): { column: number; row: number } {
  const step = stepOf(grid) || 1;
  const middle = (grid.side - 1) / 2;
  const inside = (at: number): number => Math.min(grid.side - 1, Math.max(0, Math.round(at)));
  return {
    column: inside(middle + (z1 - grid.center[0]) / step),
    row: inside(middle - (z2 - grid.center[1]) / step),
  };
}
