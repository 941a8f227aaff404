// The header of a file in a tar archive: what its fields say (POSIX ustar, GNU tar, and what was
// before them).

export const BLOCK = 512; // bytes: of a header, and what files are padded to

/**
 * Its checksum is the sum of its bytes, with blanks in the checksum's own place; some packers
 * summed signed bytes.
 */
export function isTarHeader(header: Uint8Array): boolean {
  if (header.length < BLOCK) return false;
  let [sum, signed] = [0, 0];
  for (let i = 0; i < BLOCK; i++) {
    const byte = i >= 148 && i < 156 ? 32 : header[i]!;
    sum += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  const told = number(header.subarray(148, 156));
  return header[0] !== 0 && (told === sum || told === signed);
}

/** In octal, or, where the first bit is set, binary; NaN where it is neither. */
export function number(field: Uint8Array): number {
  if (field[0]! & 0x80)
    return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, field[0]! & 0x3f);
  const digits = text(field).trim();
  return digits === '' ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : NaN;
}

export function nameIn(header: Uint8Array): string {
  const [name, prefix] = [text(header.subarray(0, 100)), text(header.subarray(345, 500))];
  return prefix !== '' && text(header.subarray(257, 262)) === 'ustar' && header[263] !== 32
    ? `${prefix}/${name}`
    : name; // GNU has other things there
}

/** Up to the first NUL. */
export function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
