// Lets the browser decode a picture as a photo viewer shows it, after a look at how large it is.
import { isAnimated } from './animated';
import { decodeDeepPng, isDeepPng } from './deep-png';
import { orientationOf, UPRIGHT } from './exif';
import { clearOf, luma, turned, type ClearSum, type Grey } from './grey';
import { HEAD, looksLike, roleOfKind } from './kinds';
import { MOST_PIXELS } from './limits';
import { pictureSize, type Size } from './picture-size';
import { refuse } from './reasons';
import { averaged } from './resample';

/** The short side of a photograph that is still enough for averaging it down to the model's 32 pixels. */
const ENOUGH = 128;
/** Pixels that are read back from the canvas at once. */
const BAND = 2 ** 20;

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true })!;

export interface Decoding {
  whole: boolean; // keeps every pixel, for sheets; else a large picture may shrink
  ground: number; // the tone that shows where it is transparent
}

export async function decode(
  file: string,
  bytes: Uint8Array,
  { whole, ground }: Decoding,
): Promise<Grey> {
  const size = checkedSize(file, bytes);
  const deep = isDeepPng(bytes) ? decodeDeepPng(bytes, ground) : null;
  if (deep)
    return turned(
      whole ? deep : averaged(deep, Math.floor(Math.min(deep.width, deep.height) / ENOUGH)),
      orientationOf(bytes),
    );
  const isWebp = looksLike(bytes.subarray(0, HEAD)) === 'webp'; // which some browsers turn upright, and others don't
  const options: ImageBitmapOptions = { imageOrientation: isWebp ? 'none' : 'from-image' };
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const bitmap =
    (size && !whole ? await shrunk(blob, size, options) : null) ??
    (await opened(blob, whole, options));
  if (!bitmap)
    return refuse({ file, why: 'unreadable', looks: looksLike(bytes.subarray(0, HEAD)) });
  try {
    return turned(
      { ...toGrey(bitmap, ground), ...(isAnimated(bytes) && { animated: true }) },
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
 * Shrunk while it is decoded, so that of a folder of photographs never many are in memory as they are. Whether the width that is
 * asked for is that before or after turning a photograph upright, browsers don't agree: enough is left either way, or null.
 */
async function shrunk(
  blob: Blob,
  { width, height }: Size,
  options: ImageBitmapOptions,
): Promise<ImageBitmap | null> {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const resizeWidth = Math.ceil((ENOUGH * long) / short);
  const longest = (resizeWidth * long) / short;
  return longest <= long / 2
    ? bitmapOf(blob, { ...options, resizeWidth, resizeQuality: 'medium' })
    : null;
}

async function opened(
  blob: Blob,
  whole: boolean,
  options: ImageBitmapOptions,
): Promise<ImageBitmap | null> {
  const bitmap = await bitmapOf(blob, options);
  const scale = bitmap ? ENOUGH / Math.min(bitmap.width, bitmap.height) : 1;
  if (!bitmap || whole || scale > 0.5) return bitmap;
  const small = await bitmapOf(bitmap, {
    resizeWidth: Math.ceil(bitmap.width * scale),
    resizeHeight: Math.ceil(bitmap.height * scale),
    resizeQuality: 'medium',
  });
  bitmap.close();
  return small;
}

async function bitmapOf(
  source: Blob | ImageBitmap,
  options: ImageBitmapOptions = {},
): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(source, { colorSpaceConversion: 'none', ...options });
  } catch {
    return null;
  }
}

/** Band by band, so that four bytes a pixel are needed only of a part. */
function toGrey(bitmap: ImageBitmap, ground: number): Grey {
  const { width, height } = bitmap;
  const pixels = new Uint8Array(width * height);
  const rows = Math.max(1, Math.min(height, Math.floor(BAND / width)));
  if (canvas.width !== width || canvas.height !== rows)
    Object.assign(canvas, { width, height: rows });
  const sums: ClearSum[] = [];
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    context.clearRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -top);
    sums.push(luma(context.getImageData(0, 0, width, count).data, pixels, top * width, ground));
  }
  const clear = clearOf(sums);
  return { width, height, pixels, ...(clear && { clear }) };
}
