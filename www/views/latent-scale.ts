// Between codes (z1, z2) and places in a square window on their plane. z2 points up.

/** A window of `size` pixels that reaches `reach` from its centre to each edge. */
export interface PlaneScale {
  size: number;
  reach: number;
  center: readonly [number, number];
}

export interface Place {
  x: number;
  y: number;
}

/**
 * The manifold's outermost images are decoded at +-extent from the centre; the window reaches half
 * an image further, so that each image lies centred on its own code.
 */
export function planeReach(extent: number, side: number): number {
  return side > 1 ? (extent * side) / (side - 1) : extent;
}

export function toPlace({ size, reach, center }: PlaneScale, z1: number, z2: number): Place {
  return {
    x: (((z1 - center[0]) / reach + 1) / 2) * size,
    y: ((1 - (z2 - center[1]) / reach) / 2) * size,
  };
}

export function toCode(
  { size, reach, center }: PlaneScale,
  x: number,
  y: number,
): [number, number] {
  return [center[0] + ((x / size) * 2 - 1) * reach, center[1] + (1 - (y / size) * 2) * reach];
}

export function inSight({ reach, center }: PlaneScale, z1: number, z2: number): boolean {
  return Math.abs(z1 - center[0]) <= reach && Math.abs(z2 - center[1]) <= reach;
}

/** The same code, moved back inside the window, to three decimals. */
export function insidePlane(
  { reach, center }: PlaneScale,
  code: readonly [number, number],
): [number, number] {
  const inside = (axis: 0 | 1): number =>
    Math.round(Math.min(center[axis] + reach, Math.max(center[axis] - reach, code[axis])) * 1000) /
    1000;
  return [inside(0), inside(1)];
}
