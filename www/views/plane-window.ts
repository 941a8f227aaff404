// Moves of the window through which the plane of codes is seen: where it lies after a zoom, a drag,
// or to show everything.
import type { PlaneWindow } from '../protocol/messages';
import { planeReach, type Place } from './latent-scale';

const SMALLEST = 0.25;
const LARGEST = 1000;
const MARGIN = 1.05; // around all codes

const within = (extent: number): number => Math.min(LARGEST, Math.max(SMALLEST, extent));

export function zoomed({ center, extent }: PlaneWindow, factor: number): PlaneWindow {
  return { center, extent: within(extent * factor) };
}

/** By parts of the extent, z2 upwards. */
export function moved({ center, extent }: PlaneWindow, right: number, up: number): PlaneWindow {
  return { center: [center[0] + right * extent, center[1] + up * extent], extent };
}

/**
 * The window of this extent that shows a code at a place of its `size` pixels: what stays under a
 * finger or a wheel.
 */
export function showing(
  [z1, z2]: readonly [number, number],
  { x, y }: Place,
  extent: number,
  size: number,
  side: number,
): PlaneWindow {
  const reach = planeReach(within(extent), side);
  return {
    center: [z1 - ((x / size) * 2 - 1) * reach, z2 - (1 - (y / size) * 2) * reach],
    extent: within(extent),
  };
}

/** The smallest window with all codes in it; null without codes. */
export function fitting(codes: Float32Array): PlaneWindow | null {
  const [low, high] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  codes.forEach((value, at) => {
    low[at % 2] = Math.min(low[at % 2]!, value);
    high[at % 2] = Math.max(high[at % 2]!, value);
  });
  const [width, height] = [high[0]! - low[0]!, high[1]! - low[1]!];
  if (!Number.isFinite(width + height)) return null;
  return {
    center: [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2],
    extent: within((MARGIN * Math.max(width, height)) / 2),
  };
}

export function sameWindow(a: PlaneWindow, b: PlaneWindow): boolean {
  return a.extent === b.extent && a.center[0] === b.center[0] && a.center[1] === b.center[1];
}
