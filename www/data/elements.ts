// The numbers of an array, from the bytes of a file.
import { elementSize, type ArrayHeader } from './npy';

/** `bytes` are elements from their first byte on. */
export function elements({ type, littleEndian }: Pick<ArrayHeader, 'type' | 'littleEndian'>, bytes: ArrayBuffer): ArrayLike<number> {
  const size = elementSize(type);
  if (!littleEndian && size > 1) reverse(new Uint8Array(bytes), size);
  switch (type) {
    case 'u1': return new Uint8Array(bytes);
    case 'i1': return new Int8Array(bytes);
    case 'u2': return new Uint16Array(bytes);
    case 'i2': return new Int16Array(bytes);
    case 'u4': return new Uint32Array(bytes);
    case 'i4': return new Int32Array(bytes);
    case 'u8': return Float64Array.from(new BigUint64Array(bytes), Number);
    case 'i8': return Float64Array.from(new BigInt64Array(bytes), Number);
    case 'f2': return Float32Array.from(new Uint16Array(bytes), half);
    case 'f4': return new Float32Array(bytes);
    case 'f8': return new Float64Array(bytes);
  }
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
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
