// Numbers in the bytes of a text, read without making strings of them: a table of pixels has tens
// of millions.

const byteOf = (letter: string): number => letter.charCodeAt(0);

export const NEWLINE = byteOf('\n');
export const RETURN = byteOf('\r');
export const QUOTE = byteOf('"');
export const BLANK = byteOf(' ');
export const TAB = byteOf('\t');
export const COMMA = byteOf(',');
export const ZERO = byteOf('0');
export const HASH = byteOf('#');
const [PLUS, MINUS, POINT] = [byteOf('+'), byteOf('-'), byteOf('.')];

/** More digits than a number of 53 bits has say nothing. */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);

/** Null where it is no number; `pointed` where a comma may be its point. */
export function numberIn(
  bytes: Uint8Array,
  start: number,
  end: number,
  pointed: boolean,
): number | null {
  while (end > start && (bytes[end - 1]! <= BLANK || bytes[end - 1] === QUOTE)) end--;
  let at = start;
  while (bytes[at] === QUOTE && at < end) at++;
  const negative = bytes[at] === MINUS;
  if (negative || bytes[at] === PLUS) at++;
  let mantissa = 0;
  let digits = 0;
  let exponent = 0;
  let seen = 0;
  let behind = false;
  for (; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) {
      seen++;
      if (digits < MOST_DIGITS) {
        mantissa = 10 * mantissa + digit;
        if (mantissa > 0) digits++;
        if (behind) exponent--;
      } else if (!behind) {
        exponent++;
      }
    } else if (!behind && (bytes[at] === POINT || (pointed && bytes[at] === COMMA))) {
      behind = true;
    } else {
      break;
    }
  }
  if (at < end) {
    const rest = new TextDecoder().decode(bytes.subarray(at, end)).toLowerCase();
    if (seen === 0)
      return /^(nan|inf|infinity)$/.test(rest)
        ? rest === 'nan'
          ? NaN
          : negative
            ? -Infinity
            : Infinity
        : null;
    if (!/^e[+-]?\d{1,4}$/.test(rest)) return null;
    exponent += Number(rest.slice(1));
  }
  if (seen === 0) return null;
  if (exponent === 0) return negative ? -mantissa : mantissa;
  const value =
    exponent < 0
      ? mantissa / (POWERS[-exponent] ?? 10 ** -exponent)
      : mantissa * (POWERS[exponent] ?? 10 ** exponent);
  return negative ? -value : value;
}
