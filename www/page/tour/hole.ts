// Whether the visitor has taken the held code to where no image has its own.
import { PLANE } from '../../store/plane';
import type { Attempt } from './chapter';

/** Part of the plane's extent: what looks like a gap between the dots. */
const GAP = 1 / 12;

export const inHole: Attempt['done'] = (request, { frame }) => {
  const latent = frame?.latent;
  if (request.type !== 'point' || !latent || latent.codes.length === 0) return false;
  const [x, y] = request.point;
  const gap = GAP * (latent.extent || PLANE.extent);
  for (let at = 0; at < latent.codes.length; at += 2) {
    if (Math.hypot(latent.codes[at]! - x, latent.codes[at + 1]! - y) < gap) return false;
  }
  return true;
};
