const INSIDE = 0.98; // a few strays may lie outside

/**
 * How far from zero most coordinates reach, rounded up to 1, 2 or 5 times a power of ten, so that
 * it seldom changes.
 */
export function extentOf(coordinates: Float32Array): number {
  const sizes = coordinates.map(Math.abs).sort();
  const reach = sizes[Math.floor(INSIDE * (sizes.length - 1))] ?? 0;
  if (!(reach > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(reach));
  return power * ([1, 2, 5].find((step) => step * power >= reach) ?? 10);
}
