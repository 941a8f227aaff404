// Between codes (z1, z2) and places on a square plane whose middle is (0, 0) and whose z2 points up.

/** A plane of `size` pixels that reaches `reach` from its middle to each edge. */
export interface PlaneScale {
  size: number;
  reach: number;
}

/**
 * The manifold's outermost images are decoded at +-extent; the plane reaches half an image further,
 * so that each image lies centred on its own code.
 */
export function planeReach(extent: number, side: number): number {
  return side > 1 ? (extent * side) / (side - 1) : extent;
}

export function toPlace(scale: PlaneScale, z1: number, z2: number): { x: number; y: number } {
  return { x: ((z1 / scale.reach + 1) / 2) * scale.size, y: ((1 - z2 / scale.reach) / 2) * scale.size };
}

export function toCode(scale: PlaneScale, x: number, y: number): [number, number] {
  return [((x / scale.size) * 2 - 1) * scale.reach, (1 - (y / scale.size) * 2) * scale.reach];
}

/** The same code, moved back inside the plane, to two decimals. */
export function insidePlane(reach: number, [z1, z2]: readonly [number, number]): [number, number] {
  const inside = (z: number): number => Math.round(Math.min(reach, Math.max(-reach, z)) * 100) / 100;
  return [inside(z1), inside(z2)];
}
