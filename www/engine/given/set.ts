// Images to learn from, as a program gives them, as Rust takes them.
import { msg, str } from '@lit/localize';
import type { GivenSet } from '../../protocol/given';
import type { Images } from '../../protocol/messages';
import type { ImageSet } from '../../protocol/wasm-api';
import { isNumbers, refused, shown, whole, wholes } from './numbers';
import { bytesOf, picturesIn, planesOf } from './pixels';

const UNNAMED = 'images';
const COLOURS = 4; // of a picture, with its opacity

export function givenImages(given: unknown): Images {
  const pictures = picturesIn(given);
  if (pictures) return { set: setOfPictures(pictures) };
  const set = (given as { set?: unknown } | null)?.set ?? given;
  const { pixels, labels, name, ...shape } = { ...(set as Partial<GivenSet> | null) };
  if (!isNumbers(pixels) || shape.height === undefined || shape.width === undefined)
    throw refused(
      msg(
        str`Images to learn from are given with their size, as { height, width, pixels } and, where there are any, labels, or as ImageData; not as ${shown(given)}.`,
      ),
    );
  const { height, width, channels, heldOut } = shape;
  const found: ImageSet = {
    name: name === undefined ? UNNAMED : String(name),
    height: whole(height, 'height', 1),
    width: whole(width, 'width', 1),
    pixels: bytesOf(pixels),
    labels: labels === undefined || labels === null ? null : givenLabels(labels),
  };
  return {
    set: {
      ...found,
      ...(channels !== undefined && { channels: whole(channels, 'channels', 1) }),
      ...(heldOut !== undefined && { heldOut: whole(heldOut, 'heldOut') }),
    },
  };
}

function givenLabels(labels: unknown): Uint8Array {
  if (labels instanceof Uint8Array) return labels;
  const numbers = wholes(labels, 'labels');
  for (let i = 0; i < numbers.length; i++)
    if (numbers[i]! > 255)
      throw refused(msg(str`labels holds ${numbers[i]!}; labels are whole numbers from 0 to 255.`));
  return Uint8Array.from(numbers);
}

/** Grey where all of them are; else in colour, with opacity where any lets something through. */
function setOfPictures(pictures: NonNullable<ReturnType<typeof picturesIn>>): ImageSet {
  const { height, width } = pictures[0]!;
  const other = pictures.find((picture) => picture.height !== height || picture.width !== width);
  if (other)
    throw refused(
      msg(
        str`Images to learn from are of one size; these are ${height} × ${width} and ${other.height} × ${other.width} pixels.`,
      ),
    );
  let [grey, opaque] = [true, true];
  for (const { data } of pictures) {
    const full = data instanceof Uint8ClampedArray ? 255 : 1;
    for (let at = 0; at < data.length; at += COLOURS) {
      grey &&= data[at] === data[at + 1] && data[at] === data[at + 2];
      opaque &&= data[at + 3] === full;
    }
  }
  const channels = !opaque ? COLOURS : grey ? 1 : 3;
  const pixels = bytesOf(planesOf(pictures, channels));
  return { name: UNNAMED, channels, height, width, pixels, labels: null };
}
