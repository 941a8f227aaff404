// A text file's letters, whatever encoding it was saved in: Unicode where it is, else the likeliest
// of the older code pages.

export interface Text {
  text: string;
  /** The code page that was taken for likeliest; null for Unicode, which leaves no doubt. */
  codePage: string | null;
}

export function decodeText(bytes: Uint8Array): Text {
  const unicode = utf16(bytes) ?? attemptDecoding('utf-8', bytes);
  if (unicode !== null) return { text: unicode, codePage: null };
  const codePage = likeliestCodePage(bytes);
  return { text: new TextDecoder(codePage).decode(bytes), codePage };
}

/**
 * By its byte order mark; without one by zero bytes, which no other text has: they are the upper
 * halves of Latin letters.
 */
function utf16(bytes: Uint8Array): string | null {
  const mark = (bytes[0]! << 8) | bytes[1]!;
  if (mark === 0xfffe || mark === 0xfeff)
    return new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be').decode(bytes);
  const zeros = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, 4096); at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  return even + odd === 0
    ? null
    : new TextDecoder(odd > even ? 'utf-16le' : 'utf-16be').decode(bytes);
}

function attemptDecoding(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Bytes above 127 stand alone in Western text, in whole words in Cyrillic, and in pairs in Chinese,
 * Japanese and Korean.
 */
function likeliestCodePage(bytes: Uint8Array): string {
  const first = bytes.findIndex((byte) => byte > 127);
  const runs = [
    ...String.fromCharCode(...bytes.subarray(first, first + LOOKED_AT)).matchAll(/[\x80-\xff]+/g),
  ].map(([run]) => run);
  const share = (count: number): number => count / runs.length;
  if (share(runs.filter((run) => run.length === 1).length) > 0.5) return 'windows-1252';
  const letters = runs.join('');
  if ((letters.match(/[\xc0-\xff\xa8\xb8]/g) ?? []).length > 0.95 * letters.length)
    return 'windows-1251';
  const japanese = attemptDecoding('shift_jis', bytes);
  if (japanese !== null && /[\u3041-\u30fe]/.test(japanese)) return 'shift_jis';
  const pairs = new Set(letters.match(/../g));
  if (pairs.size >= FEWEST_PAIRS && [...pairs].every((pair) => /[\xb0-\xc8][\xa1-\xfe]/.test(pair)))
    return 'euc-kr'; // its syllables lie there
  return (
    ['gb18030', 'big5', 'shift_jis'].find(
      (encoding) => attemptDecoding(encoding, bytes) !== null,
    ) ?? 'windows-1252'
  );
}

const LOOKED_AT = 32_768; // bytes
/** So many different Chinese characters hardly ever lie all where Korean syllables do. */
const FEWEST_PAIRS = 8;
