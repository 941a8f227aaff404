// Grey images for tests, by the level at each place.
import type { Picture } from '../../../www/data/picture';

export const grey = (
  width: number,
  height: number,
  value: (x: number, y: number) => number,
): Picture => ({
  channels: 1,
  width,
  height,
  pixels: Uint8Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  ),
});
