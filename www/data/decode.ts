// Lets the browser decode a picture as a photo viewer shows it, after a look at how large it is.
import { isAnimated } from './animated';
import { decodeDeepPng, isDeepPng } from './deep-png';
import { orientationOf, UPRIGHT } from './exif';
import { HEAD, looksLike, roleOfKind } from './kinds';
import { MOST_PIXELS } from './limits';
import { channelsOf, factsOf, paint, type Decoding, type Look, type Seen } from './look';
import { turned, type Picture } from './picture';
import { pictureSize, type Size } from './picture-size';
import { refuse } from './reasons';
import { averaged } from './resample';

/** Pixels that are read back from the canvas at once. */
const BAND = 2 ** 20;

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true })!;

export async function decode(
  file: string,
  bytes: Uint8Array,
  { look, enough }: Decoding,
): Promise<Picture> {
  const size = checkedSize(file, bytes);
  const deep = isDeepPng(bytes) ? decodeDeepPng(bytes, look) : null;
  if (deep)
    return turned(
      averaged(deep, Math.floor(Math.min(deep.width, deep.height) / enough)),
      orientationOf(bytes),
    );
  const isWebp = looksLike(bytes.subarray(0, HEAD)) === 'webp'; // which some browsers turn upright, and others don't
  const options: ImageBitmapOptions = {
    imageOrientation: isWebp ? 'none' : 'from-image',
    // Colours are those that a viewer shows; brightness is the numbers in the file, in any browser.
    colorSpaceConversion: look.colour === 'grey' ? 'none' : 'default',
  };
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const bitmap =
    (size ? await shrunk(blob, size, enough, options) : null) ??
    (await opened(blob, enough, options));
  if (!bitmap)
    return refuse({ file, why: 'unreadable', looks: looksLike(bytes.subarray(0, HEAD)) });
  try {
    const isShrunk = size !== null && bitmap.width * bitmap.height < size.width * size.height;
    return turned(
      {
        ...painted(bitmap, look),
        ...(isShrunk && { shrunk: true }),
        ...(isAnimated(bytes) && { animated: true }),
      },
      isWebp ? orientationOf(bytes) : UPRIGHT,
    );
  } finally {
    bitmap.close();
  }
}

/** Refuses what is no picture, or too large a one; null where its header does not tell. */
export function checkedSize(file: string, bytes: Uint8Array): Size | null {
  const looks = looksLike(bytes.subarray(0, HEAD));
  if (looks !== 'unknown' && roleOfKind(looks) !== 'picture')
    refuse({ file, why: 'unreadable', looks });
  const size = pictureSize(bytes);
  if (size && size.width * size.height > MOST_PIXELS) refuse({ file, why: 'too-large', ...size });
  return size;
}

/**
 * Shrunk while it is decoded, so that of a folder of photographs never many are in memory as they
 * are. Whether the width that is asked for is that before or after turning a photograph upright,
 * browsers don't agree: enough is left either way, or null.
 */
async function shrunk(
  blob: Blob,
  { width, height }: Size,
  enough: number,
  options: ImageBitmapOptions,
): Promise<ImageBitmap | null> {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const resizeWidth = Math.ceil((enough * long) / short);
  const longest = (resizeWidth * long) / short;
  return longest <= long / 2
    ? bitmapOf(blob, { ...options, resizeWidth, resizeQuality: 'medium' })
    : null;
}

async function opened(
  blob: Blob,
  enough: number,
  options: ImageBitmapOptions,
): Promise<ImageBitmap | null> {
  const bitmap = await bitmapOf(blob, options);
  const scale = bitmap ? enough / Math.min(bitmap.width, bitmap.height) : 1;
  if (!bitmap || scale > 0.5) return bitmap;
  const small = await bitmapOf(bitmap, {
    ...(options.colorSpaceConversion && { colorSpaceConversion: options.colorSpaceConversion }),
    resizeWidth: Math.ceil(bitmap.width * scale),
    resizeHeight: Math.ceil(bitmap.height * scale),
    resizeQuality: 'medium',
  });
  bitmap.close();
  return small;
}

async function bitmapOf(
  source: Blob | ImageBitmap,
  options: ImageBitmapOptions,
): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(source, options);
  } catch {
    return null;
  }
}

/** Band by band, so that four bytes a pixel are needed only of a part. */
function painted(bitmap: ImageBitmap, look: Look): Picture {
  const { width, height } = bitmap;
  const [channels, area] = [channelsOf(look.colour), width * height];
  const pixels = new Uint8Array(channels * area);
  const rows = Math.max(1, Math.min(height, Math.floor(BAND / width)));
  if (canvas.width !== width || canvas.height !== rows)
    Object.assign(canvas, { width, height: rows });
  const seen: Seen[] = [];
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    context.clearRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -top);
    const { data } = context.getImageData(0, 0, width, count);
    seen.push(paint(data, look, pixels, area, top * width));
  }
  return { width, height, channels, pixels, ...factsOf(seen) };
}
