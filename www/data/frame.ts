// An image as the model sees it: in its size and its channels, a byte each.
import { colourPlanes, edgeTone, planeOf, toned, type Picture, type Tones } from './picture';
import type { Size } from './picture-size';
import { resample, spans, unweighed, weighed, type Crop } from './resample';

export interface Frame {
  crop: Crop;
  size: Size;
  invert: boolean;
  tones?: Tones | null; // what is stretched to the whole range
}

/** How many numbers an image has in a frame. */
export function elementsIn({ size }: Pick<Frame, 'size'>, channels: number): number {
  return channels * size.width * size.height;
}

/** Writes `image` as the frame asks into `out`, from `at` on, plane after plane. */
export function frame(image: Picture, how: Frame, out: Uint8Array, at = 0): void {
  const { size, invert, tones } = how;
  const fits = image.width === size.width && image.height === size.height;
  if (fits && !tones && !invert && image.pixels instanceof Uint8Array)
    return out.set(image.pixels, at);
  const { pixels, channels } = fits ? image : resized(image, how);
  const brightness = colourPlanes({ channels }) * size.width * size.height;
  for (let i = 0; i < pixels.length; i++) {
    const isOpacity = i >= brightness;
    const tone = Math.round(tones && !isOpacity ? toned(pixels[i]!, tones) : pixels[i]!);
    out[at + i] = invert && !isOpacity ? 255 - tone : tone;
  }
}

function resized(image: Picture, { crop, size }: Frame): Picture {
  const seen = image.channels === 4 ? weighed(image) : image;
  const placed = spans(image, crop, size);
  const isBordered = placed.across.count < size.width || placed.down.count < size.height;
  const area = size.width * size.height;
  const pixels = new Float32Array(image.channels * area);
  for (let channel = 0; channel < image.channels; channel++) {
    const plane = planeOf(seen, channel);
    const out = pixels.subarray(channel * area, (channel + 1) * area);
    if (isBordered) out.fill(edgeTone(image, plane));
    resample(image, plane, placed, out, size.width);
  }
  const made = { ...image, ...size, pixels };
  return image.channels === 4 ? unweighed(made) : made;
}
