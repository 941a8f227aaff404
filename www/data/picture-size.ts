// How large a picture is, as it is shown, from the first bytes of its file: asked before a browser
// makes room for its pixels. The package image-dimensions (2.6.0) reads no BMP and does not turn a
// picture as Exif says.
import { isFrame, orientationOf, segments, SIDEWAYS } from './exif';

export interface Size {
  width: number;
  height: number;
}

/**
 * Null where the header is of no known kind, or broken: then decoding fails too, or finds something
 * small.
 */
export function pictureSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = png(view) ?? jpeg(view) ?? gif(view) ?? bmp(view) ?? webp(view) ?? avif(view);
    return size && orientationOf(bytes) >= SIDEWAYS
      ? { width: size.height, height: size.width }
      : size;
  } catch (error) {
    if (error instanceof RangeError) return null; // it breaks off
    throw error;
  }
}

function png(view: DataView): Size | null {
  if (view.getUint32(0) !== 0x89504e47) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function jpeg(view: DataView): Size | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (const { marker, start } of segments(view))
    if (isFrame(marker))
      return { height: view.getUint16(start + 1), width: view.getUint16(start + 3) };
  return null;
}

function gif(view: DataView): Size | null {
  if (view.getUint32(0) !== 0x47494638) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function bmp(view: DataView): Size | null {
  if (view.getUint16(0) !== 0x424d) return null;
  if (view.getUint32(14, true) === 12)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  // negative heights run downwards
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** Three kinds: lossy, lossless, extended. */
function webp(view: DataView): Size | null {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  const kind = view.getUint32(12);
  if (kind === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return kind === 0x56503858 ? { width: three(24) + 1, height: three(27) + 1 } : null;
}

/** The largest of its `ispe` boxes: those of tiles, thumbnails and transparency are smaller. */
function avif(view: DataView): Size | null {
  if (view.getUint32(4) !== 0x66747970) return null;
  let largest: Size | null = null;
  for (let at = 8; at + 16 <= Math.min(view.byteLength, 65_536); at++) {
    if (view.getUint32(at) !== 0x69737065) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
