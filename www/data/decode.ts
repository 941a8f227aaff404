// Lets the browser decode a picture, after a look at how large it is.
import { luma, type Grey } from './grey';
import { HEAD, looksLike, roleOfKind } from './kinds';
import { MOST_PIXELS } from './limits';
import { pictureSize, type Size } from './picture-size';
import { refuse } from './reasons';

/** The short side of a photograph that is still enough for averaging it down to the model's 32 pixels. */
const ENOUGH = 128;
/** Pixels that are read back from the canvas at once. */
const BAND = 2 ** 20;

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false })!;

/** `whole` keeps every pixel, for sheets; else a large picture may shrink. */
export async function decode(file: string, bytes: Uint8Array, whole: boolean): Promise<Grey> {
  const size = checkedSize(file, bytes);
  const scale = size ? ENOUGH / Math.min(size.width, size.height) : 1;
  // By its width alone: a photograph that has been turned keeps its proportions.
  const shrink: ImageBitmapOptions = !whole && size && scale <= 0.5 ? { resizeWidth: Math.ceil(size.width * scale), resizeQuality: 'medium' } : {};
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]), { colorSpaceConversion: 'none', ...shrink });
  } catch {
    return refuse({ file, why: 'unreadable', looks: looksLike(bytes.subarray(0, HEAD)) });
  }
  try {
    return toGrey(bitmap);
  } finally {
    bitmap.close();
  }
}

/** Refuses what is no picture, or too large a one; null where its header does not tell. */
export function checkedSize(file: string, bytes: Uint8Array): Size | null {
  const looks = looksLike(bytes.subarray(0, HEAD));
  if (looks !== 'unknown' && roleOfKind(looks) !== 'picture') refuse({ file, why: 'unreadable', looks });
  const size = pictureSize(bytes);
  if (size && size.width * size.height > MOST_PIXELS) refuse({ file, why: 'too-large', ...size });
  return size;
}

/** Band by band, so that four bytes a pixel are needed only of a part. What is transparent lies on white. */
function toGrey(bitmap: ImageBitmap): Grey {
  const { width, height } = bitmap;
  const pixels = new Uint8Array(width * height);
  const rows = Math.max(1, Math.min(height, Math.floor(BAND / width)));
  if (canvas.width !== width || canvas.height !== rows) Object.assign(canvas, { width, height: rows });
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -top);
    luma(context.getImageData(0, 0, width, count).data, pixels, top * width);
  }
  return { width, height, pixels };
}
