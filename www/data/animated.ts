// Whether a picture has several frames: browsers decode the first, and whoever brought it should
// know.

export function isAnimated(bytes: Uint8Array): boolean {
  const letters = (at: number, count: number): string =>
    String.fromCharCode(...bytes.subarray(at, at + count));
  if (letters(0, 4) === 'GIF8') return gifFrames(bytes) > 1;
  if (letters(0, 4) === '\x89PNG') return hasFrames(bytes);
  if (letters(0, 4) === 'RIFF' && letters(12, 4) === 'VP8X') return (bytes[20]! & 2) !== 0;
  return letters(4, 8) === 'ftypavis';
}

/** Counted up to two. */
function gifFrames(bytes: Uint8Array): number {
  const table = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let frames = 0;
  let at = 13 + table(bytes[10] ?? 0);
  while (at < bytes.length && frames < 2) {
    const block = bytes[at]!;
    if (block === 0x2c) {
      frames++;
      at += 11 + table(bytes[at + 9] ?? 0); // with the size of its codes
    } else if (block === 0x21) {
      at += 2;
    } else {
      break; // its end, or broken
    }
    while (at < bytes.length && bytes[at] !== 0) at += 1 + bytes[at]!;
    at++;
  }
  return frames;
}

/** The chunk acTL stands before the pixels. */
function hasFrames(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = view.getUint32(at + 4);
    if (type === 0x49444154) return false; // IDAT
    // acTL, and how many
    if (type === 0x6163544c) return at + 12 < bytes.length && view.getUint32(at + 8) > 1;
  }
  return false;
}
