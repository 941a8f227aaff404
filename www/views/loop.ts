// An endless walk through a row of images, there and back.

/**
 * Which of `frames` images shows after `ms`; slowest at the ends, where the walk turns. `lapMs`:
 * there and back.
 */
export function frameAt(ms: number, frames: number, lapMs: number): number {
  const share = (1 - Math.cos((2 * Math.PI * ms) / lapMs)) / 2;
  return Math.round((frames - 1) * share);
}
