// The numbers of an array, from the bytes of a file; and its texts.
import { bytesOf } from './reading';
import { elementSize, isText, lengthOf, type ArrayHeader, type NumberType } from './npy';

/** An array and the file its elements stand in. */
export interface StoredArray {
  file: string;
  blob: Blob;
  header: ArrayHeader;
}

/** Bytes read at once. */
export const PIECE = 4 * 2 ** 20;

/** Elements from one number up to another, in the order in which they are stored. */
export async function readElements(
  { file, blob, header }: StoredArray,
  from: number,
  to: number,
): Promise<ArrayLike<number>> {
  const size = elementSize(header.type);
  return elements(
    header,
    (await bytesOf(file, blob, header.start + from * size, header.start + to * size)).buffer,
  );
}

/** All of them, a piece at a time, each with the number of its first. */
export async function eachPiece(
  array: StoredArray,
  visit: (values: ArrayLike<number>, first: number) => void,
): Promise<void> {
  const length = lengthOf(array.header.shape);
  const atOnce = Math.floor(PIECE / elementSize(array.header.type));
  for (let first = 0; first < length; first += atOnce)
    visit(await readElements(array, first, Math.min(length, first + atOnce)), first);
}

/**
 * `bytes` are elements from their first byte on; of those of the other byte order, they are turned
 * in place.
 */
export function elements(
  { type, littleEndian }: Pick<ArrayHeader, 'type' | 'littleEndian'>,
  bytes: ArrayBuffer,
): ArrayLike<number> {
  if (isText(type)) throw new TypeError('texts are no numbers');
  if (!littleEndian && elementSize(type) > 1) reverse(new Uint8Array(bytes), elementSize(type));
  return numbers(type, bytes);
}

function numbers(type: NumberType, bytes: ArrayBuffer): ArrayLike<number> {
  switch (type) {
    case 'u1':
      return new Uint8Array(bytes);
    case 'i1':
      return new Int8Array(bytes);
    case 'u2':
      return new Uint16Array(bytes);
    case 'i2':
      return new Int16Array(bytes);
    case 'u4':
      return new Uint32Array(bytes);
    case 'i4':
      return new Int32Array(bytes);
    case 'u8':
      return Float64Array.from(new BigUint64Array(bytes), Number);
    case 'i8':
      return Float64Array.from(new BigInt64Array(bytes), Number);
    case 'f2':
      return Float32Array.from(new Uint16Array(bytes), half);
    case 'f4':
      return new Float32Array(bytes);
    case 'f8':
      return new Float64Array(bytes);
  }
}

/**
 * Every element as text; of numbers without a fraction it is the same from any type, and of NaN it
 * is none.
 */
export async function readTexts({ file, blob, header }: StoredArray): Promise<string[]> {
  const { type, start, littleEndian } = header;
  const size = elementSize(type);
  const bytes = (await bytesOf(file, blob, start, start + lengthOf(header.shape) * size)).buffer;
  if (!isText(type))
    return Array.from(elements(header, bytes), (value) =>
      Number.isNaN(value) ? '' : String(value),
    );
  const view = new DataView(bytes);
  return Array.from({ length: lengthOf(header.shape) }, (_, i) => {
    if (type[0] === 'S')
      return new TextDecoder().decode(new Uint8Array(bytes, i * size, size)).replace(/\0+$/, '');
    let text = '';
    for (let at = i * size; at < (i + 1) * size; at += 4) {
      const letter = view.getUint32(at, littleEndian);
      text += letter <= 0x10ffff ? String.fromCodePoint(letter) : '\ufffd';
    }
    return text.replace(/\0+$/, '');
  });
}

/** Typed arrays are little-endian on every machine that runs a browser today. */
function reverse(bytes: Uint8Array, size: number): void {
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return (
    sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
  );
}
