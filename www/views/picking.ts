// Which points of the plane a visitor means: the one under the pointer, those inside a line drawn
// around them, those in sight.
import { inSight, toPlace, type Place, type PlaneScale } from './latent-scale';

/** The point nearest to a place, at most `within` pixels away. */
export function nearestPoint(
  codes: Float32Array,
  scale: PlaneScale,
  { x, y }: Place,
  within: number,
): number | null {
  let [nearest, least]: [number | null, number] = [null, within * within];
  for (let point = 0; point * 2 < codes.length; point++) {
    const at = toPlace(scale, codes[point * 2]!, codes[point * 2 + 1]!);
    const distance = (at.x - x) ** 2 + (at.y - y) ** 2;
    if (distance <= least) [nearest, least] = [point, distance];
  }
  return nearest;
}

/** The points inside a closed line. */
export function pointsInside(
  codes: Float32Array,
  scale: PlaneScale,
  line: readonly Place[],
): number[] {
  return pointsThat(codes, (z1, z2) => isInside(toPlace(scale, z1, z2), line));
}

export function pointsInSight(codes: Float32Array, scale: PlaneScale): number[] {
  return pointsThat(codes, (z1, z2) => inSight(scale, z1, z2));
}

function pointsThat(codes: Float32Array, holds: (z1: number, z2: number) => boolean): number[] {
  const found: number[] = [];
  for (let point = 0; point * 2 < codes.length; point++) {
    if (holds(codes[point * 2]!, codes[point * 2 + 1]!)) found.push(point);
  }
  return found;
}

/** A ray from the place to the right crosses the line around it an odd number of times. */
function isInside({ x, y }: Place, line: readonly Place[]): boolean {
  let inside = false;
  line.forEach((a, at) => {
    const b = line[(at + 1) % line.length]!;
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}
