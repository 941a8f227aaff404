// NumPy's .npy format, versions 1 to 3: what the header tells of an array (numpy.lib.format).
import { HEAD, looksLike } from './kinds';
import { refuse } from './reasons';

export type NumberType = `${'i' | 'u'}${1 | 2 | 4 | 8}` | `f${2 | 4 | 8}`;
/** So many letters: U of four bytes each, S of one. */
export type TextType = `${'U' | 'S'}${number}`;
export type ElementType = NumberType | TextType;

/** An array in a file: which elements, in which order, from which byte on. */
export interface ArrayHeader {
  type: ElementType;
  littleEndian: boolean;
  fortran: boolean; // the first index changes fastest
  shape: number[];
  start: number;
}

export const isText = (type: ElementType): type is TextType => type[0] === 'U' || type[0] === 'S';
/** In bytes. */
export const elementSize = (type: ElementType): number =>
  Number(type.slice(1)) * (type[0] === 'U' ? 4 : 1);
export const lengthOf = (shape: readonly number[]): number =>
  shape.reduce((product, side) => product * side, 1);

const LONGEST_HEADER = 65_536;
const TYPES = new Set(['i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', 'f2', 'f4', 'f8']);

/** Bytes of the header of which all begin with this many; `headerEnd` tells how many there are. */
export const NPY_PREFIX = 12;

export async function readNpyHeader(file: string, npy: Blob): Promise<ArrayHeader> {
  const prefix = new Uint8Array(await npy.slice(0, HEAD).arrayBuffer());
  const end = headerEnd(file, prefix);
  const header = parseNpy(file, new Uint8Array(await npy.slice(0, end).arrayBuffer()));
  const expected = header.start + lengthOf(header.shape) * elementSize(header.type);
  if (npy.size < expected) refuse({ file, why: 'truncated', expected, actual: npy.size });
  if (npy.size > expected) refuse({ file, why: 'surplus', bytes: npy.size - expected });
  return header;
}

function headerEnd(file: string, prefix: Uint8Array): number {
  const looks = looksLike(prefix);
  if (looks !== 'npy') refuse({ file, why: 'not-what-it-says', wanted: 'npy', looks });
  if (prefix.length < NPY_PREFIX)
    refuse({ file, why: 'truncated', expected: NPY_PREFIX, actual: prefix.length });
  const view = new DataView(prefix.buffer, prefix.byteOffset);
  const end = prefix[6]! === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  if (end > LONGEST_HEADER) refuse({ file, why: 'broken' });
  return end;
}

/** `bytes` are all of the header, or more. */
export function parseNpy(file: string, bytes: Uint8Array): ArrayHeader {
  const end = headerEnd(file, bytes);
  if (bytes.length < end) refuse({ file, why: 'truncated', expected: end, actual: bytes.length });
  const version = bytes[6]!;
  if (version < 1 || version > 3) refuse({ file, why: 'broken' });
  const text = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(version === 1 ? 10 : 12, end),
  );
  // The header is a Python dictionary of these three keys, in any order.
  const descr = /['"]descr['"]\s*:\s*(?:['"]([^'"]*)['"]|(\[))/.exec(text);
  const order = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(text);
  const shape = /['"]shape['"]\s*:\s*\(([\d\s,L]*)\)/.exec(text);
  if (!descr || !order || !shape) return refuse({ file, why: 'broken' });
  const type = elementType(file, descr[1] ?? 'a record');
  const sides = shape[1]!
    .split(',')
    .map((side) => side.trim())
    .filter((side) => side !== '')
    .map((side) => Number.parseInt(side, 10));
  if (!Number.isSafeInteger(lengthOf(sides) * 8)) refuse({ file, why: 'shape', shape: sides });
  return { ...type, fortran: order[1] === 'True', shape: sides, start: end };
}

function elementType(file: string, descr: string): { type: ElementType; littleEndian: boolean } {
  const type = descr.replace(/^[<>|=]/, '').replace(/^(b1|\?)$/, 'u1'); // a boolean is a byte, 0 or 1
  if (!TYPES.has(type) && !/^[US]\d{1,6}$/.test(type))
    refuse({ file, why: 'element', type: descr });
  return { type: type as ElementType, littleEndian: !descr.startsWith('>') };
}
