// How a picture is to be turned before it is shown, as Exif says: the tag 274 of a TIFF header, 1
// as it is stored, 2 to 4 mirrored or upside down, 5 to 8 on its side. In a segment of a JPEG, in
// the chunk eXIf of a PNG, in the chunk EXIF of a WebP.

export const UPRIGHT = 1;
/** From here on width and height change places. */
export const SIDEWAYS = 5;

/** 1 to 8; 1 where nothing says otherwise, or the file breaks off. */
export function orientationOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (const { start, end } of exifIn(view)) {
      const found = orientationIn(view, start, Math.min(end, view.byteLength));
      if (found !== null) return found;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return UPRIGHT;
}

interface Part {
  start: number;
  end: number;
}

function exifIn(view: DataView): Iterable<Part> {
  if (view.getUint16(0) === 0xffd8) return inJpeg(view);
  if (view.getUint32(0) === 0x89504e47) return inPng(view);
  return view.getUint32(0) === 0x52494646 ? inWebp(view) : [];
}

/** The segments of a JPEG, from their markers on, up to the frame's header. */
export function* segments(view: DataView): Generator<Part & { marker: number }> {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++; // padding
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    yield { marker, start: at + 4, end };
    if (isFrame(marker)) return;
    at = end;
  }
}

/** C0 to CF but for three others. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function* inJpeg(view: DataView): Generator<Part> {
  for (const { marker, start, end } of segments(view)) if (marker === 0xe1) yield { start, end };
}

function* inPng(view: DataView): Generator<Part> {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x65584966)
      yield { start: at + 8, end: at + 8 + view.getUint32(at) };
  }
}

/** Chunks of RIFF are padded to an even length. */
function* inWebp(view: DataView): Generator<Part> {
  for (let at = 12; at + 8 <= view.byteLength;) {
    const length = view.getUint32(at + 4, true);
    if (view.getUint32(at) === 0x45584946) yield { start: at + 8, end: at + 8 + length };
    at += 8 + length + (length % 2);
  }
}

/** Of a TIFF header, which in JPEG, and at times elsewhere, is preceded by "Exif" and two zeros. */
function orientationIn(view: DataView, start: number, end: number): number | null {
  const tiff = view.getUint32(start) === 0x45786966 ? start + 6 : start;
  const order = view.getUint16(tiff);
  if (tiff + 8 > end || (order !== 0x4949 && order !== 0x4d4d)) return null;
  const little = order === 0x4949;
  const first = tiff + view.getUint32(tiff + 4, little);
  if (first + 2 > end) return null;
  const entries = Array.from(
    { length: view.getUint16(first, little) },
    (_, i) => first + 2 + 12 * i,
  ).filter((at) => at + 12 <= end);
  const entry = entries.find((at) => view.getUint16(at, little) === 274);
  const value = entry === undefined ? 0 : view.getUint16(entry + 8, little);
  return value >= 1 && value <= 8 ? value : null;
}
