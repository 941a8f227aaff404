// IDX, the format of MNIST: a type, the number of dimensions, the dimensions, the elements, all
// big-endian.
//
// The page's only reader of it. A header is all that it has of its own: what an array is for, the
// range of its numbers, what is there twice and what is held out is asked here of the arrays of
// every format alike, and of files too large to hold whole. The program, which reads no other
// format and runs without a browser, has the one in src/data/idx. tests/idx.json holds them
// together.
import { looksLike } from './kinds';
import { elementSize, lengthOf, type ArrayHeader, type ElementType } from './npy';
import { refuse } from './reasons';

const TYPES: Record<number, ElementType> = {
  0x08: 'u1',
  0x09: 'i1',
  0x0b: 'i2',
  0x0c: 'i4',
  0x0d: 'f4',
  0x0e: 'f8',
};
const LONGEST_HEADER = 4 + 4 * 255;

export async function readIdxHeader(file: string, idx: Blob): Promise<ArrayHeader> {
  const header = parseIdx(file, new Uint8Array(await idx.slice(0, LONGEST_HEADER).arrayBuffer()));
  const expected = header.start + lengthOf(header.shape) * elementSize(header.type);
  if (idx.size < expected) refuse({ file, why: 'truncated', expected, actual: idx.size });
  if (idx.size > expected) refuse({ file, why: 'surplus', bytes: idx.size - expected });
  return header;
}

/** `bytes` are all of the header, or more. */
export function parseIdx(file: string, bytes: Uint8Array): ArrayHeader {
  const looks = looksLike(bytes);
  if (looks === 'nothing') refuse({ file, why: 'empty' });
  if (looks !== 'idx') refuse({ file, why: 'not-what-it-says', wanted: 'idx', looks });
  const dimensions = bytes[3]!;
  const start = 4 + 4 * dimensions;
  if (bytes.length < start)
    refuse({ file, why: 'truncated', expected: start, actual: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  if (!Number.isSafeInteger(lengthOf(shape) * 8)) refuse({ file, why: 'shape', shape });
  return { type: TYPES[bytes[2]!]!, littleEndian: false, fortran: false, shape, start };
}
