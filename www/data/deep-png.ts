// PNG pictures of 16 bits a channel, to the last bit: browsers keep the upper 8, in which a scan of
// 12 bits has 16 tones. Written here because libraries (fast-png) unpack as much as the file
// pleases; this never unpacks more than its header tells of, nor more than its bytes can fill.
import { unzlibSync } from 'fflate';
import { MOST_DEFLATED } from './limits';
import { channelsOf, factsOf, paint, type Look } from './look';
import type { Picture } from './picture';

/** Of larger ones the browser's 8 bits have to do. */
const MOST_PIXELS = 2 ** 24;
/** Opaque, or white, in 16 bits; and what one level of a byte is in them. */
const [FULL, LEVEL] = [65_535, 257];
/** What gAMA says of sRGB. */
const SRGB_GAMMA = 45_455;
// by the type of colour: grey, RGB, both with alpha
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };
/** First column, first row and steps of Adam7's passes. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Header {
  width: number;
  height: number;
  channels: number;
  interlaced: boolean;
}

export function isDeepPng(bytes: Uint8Array): boolean {
  return bytes.length > 33 && bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[24] === 16;
}

/** Null where it is too large or cannot be read: the browser may yet. */
export function decodeDeepPng(bytes: Uint8Array, look: Look): Picture | null {
  try {
    const { header, packed, key, profiled } = chunks(bytes);
    if (profiled && look.colour !== 'grey') return null; // its colours are for the browser to tell
    const { width, height, channels } = header;
    if (!channels || width * height === 0 || width * height > MOST_PIXELS) return null;
    const values = unfiltered(header, packed);
    return values && painted(header, values, key, look);
  } catch {
    return null;
  }
}

function chunks(bytes: Uint8Array): {
  header: Header;
  packed: Uint8Array;
  key: readonly number[] | null;
  profiled: boolean;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header: Header = {
    width: view.getUint32(16),
    height: view.getUint32(20),
    channels: CHANNELS[bytes[25]!] ?? 0,
    interlaced: bytes[28] === 1,
  };
  const parts: Uint8Array[] = [];
  let key: number[] | null = null; // the colour that is transparent
  let profiled = false; // with colours other than sRGB's
  for (let at = 8; at + 12 <= bytes.length;) {
    const [length, type] = [
      view.getUint32(at),
      String.fromCharCode(...bytes.subarray(at + 4, at + 8)),
    ];
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    if (type === 'tRNS' && [2, 6].includes(length))
      key = Array.from({ length: length / 2 }, (_, i) => view.getUint16(at + 8 + 2 * i));
    if (type === 'iCCP' || (type === 'gAMA' && view.getUint32(at + 8) !== SRGB_GAMMA))
      profiled = true;
    if (type === 'IEND') break;
    at += 12 + length;
  }
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (packed.set(part, at), at + part.length), 0);
  return { header, packed, key, profiled };
}

/** The values of all channels, pixel after pixel; null where there are too few. */
function unfiltered(
  { width, height, channels, interlaced }: Header,
  packed: Uint8Array,
): Uint16Array | null {
  const passes = (interlaced ? PASSES : ([[0, 0, 1, 1]] as const))
    .map(([left, top, across, down]) => ({
      left,
      top,
      across,
      down,
      columns: Math.ceil((width - left) / across),
      rows: Math.ceil((height - top) / down),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
  const size = 2 * channels;
  const wanted = passes.reduce((sum, { columns, rows }) => sum + rows * (1 + columns * size), 0);
  if (wanted > MOST_DEFLATED * packed.length) return null;
  const bytes = unzlibSync(packed, { out: new Uint8Array(wanted) });
  if (bytes.length < wanted) return null;
  const values = new Uint16Array(width * height * channels);
  let at = 0;
  for (const { left, top, across, down, columns, rows } of passes) {
    let above = new Uint8Array(columns * size);
    for (let row = 0; row < rows; row++) {
      const line = bytes.subarray(at + 1, at + 1 + columns * size);
      if (bytes[at]! > 4) return null;
      unfilter(bytes[at]!, line, above, size);
      for (let i = 0; i < columns * channels; i++) {
        const pixel = (top + row * down) * width + left + Math.floor(i / channels) * across;
        values[pixel * channels + (i % channels)] = (line[2 * i]! << 8) | line[2 * i + 1]!;
      }
      above = line;
      at += 1 + columns * size;
    }
  }
  return values;
}

/** In place, as PNG's filters 0 to 4 have it. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, size: number): void {
  for (let i = 0; i < line.length; i++) {
    const [left, up, corner] = [
      i < size ? 0 : line[i - size]!,
      above[i]!,
      i < size ? 0 : above[i - size]!,
    ];
    const guess =
      filter === 0
        ? 0
        : filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : paeth(left, up, corner);
    line[i] = line[i]! + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Row by row: of a large picture all values a second time would be many. */
function painted(
  { width, height, channels }: Header,
  values: Uint16Array,
  key: readonly number[] | null,
  look: Look,
): Picture {
  const area = width * height;
  const made = channelsOf(look.colour);
  const pixels = new Float32Array(made * area);
  const colours = channels >= 3 ? 3 : 1;
  const row = new Uint16Array(4 * width);
  const seen = Array.from({ length: height }, (_, y) => {
    for (let x = 0, at = y * width * channels; x < width; x++, at += channels) {
      for (let channel = 0; channel < 3; channel++)
        row[4 * x + channel] = values[at + (colours === 3 ? channel : 0)]!;
      const isKey =
        key !== null &&
        key.length === channels &&
        key.every((value, channel) => values[at + channel] === value);
      row[4 * x + 3] = channels > colours ? values[at + colours]! : isKey ? 0 : FULL;
    }
    return paint(row, look, pixels, area, y * width, LEVEL);
  });
  return { width, height, channels: made, pixels, ...factsOf(seen) };
}
