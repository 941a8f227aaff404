// How numbers are written for people: a true minus, commas between thousands, and no line break
// before a unit. The one place for it.
const MINUS = '\u2212';
const NO_BREAK = '\u00a0';
const NOTHING = '–'; // before there is a number, and where there can't be one

/**
 * Beyond these a figure is too long for its place: first what follows the point goes, then all but
 * two digits.
 */
const WHOLE_FROM = 100_000;
const POWER_FROM = 1e9;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const formats = new Map<string, Intl.NumberFormat>();

/** In English digits, whatever the browser's own language is. */
function written(value: number, options: Intl.NumberFormatOptions): string {
  if (!Number.isFinite(value)) return NOTHING;
  const key = JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat('en', options);
  formats.set(key, format);
  return signed(format.format(value));
}

/** With a true minus, and none before a zero. */
function signed(text: string): string {
  return text.startsWith('-') ? text.replace(/^-(?=[0.,]*$)/, '').replace('-', MINUS) : text;
}

/** Below these no comma is due, and `toFixed` writes the same digits in a fraction of the time. */
const SMALL = 999;

function fixed(value: number, digits: number): string {
  if (Math.abs(value) < SMALL) return signed(value.toFixed(digits));
  return written(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function count(value: number): string {
  return fixed(value, 0);
}

/** With so many digits after the point. */
export function amount(value: number | undefined, digits: number): string {
  if (value === undefined || !Number.isFinite(value)) return NOTHING;
  if (Math.abs(value) >= POWER_FROM) return power(value);
  return fixed(value, Math.abs(value) >= WHOLE_FROM ? 0 : digits);
}

export function nats(value: number | undefined): string {
  return amount(value, 1);
}

/** What follows a mean: how far it may be off, where that can be told. */
export function plusMinus(text: (value: number) => string, error: number | null): string {
  return error === null ? '' : ` ± ${text(error)}`;
}

export function rate(value: number): string {
  return fixed(value, value >= 10 ? 0 : 1);
}

export function coordinate(value: number): string {
  return amount(value, 2);
}

/** All is 100 %, and nothing less is: what would be rounded to it has a digit more, or one less. */
export function percent(share: number, digits = share > 0.995 && share < 1 ? 1 : 0): string {
  const most = 100 - 10 ** -digits;
  return withUnit(fixed(share < 1 ? Math.min(100 * share, most) : 100 * share, digits), '%');
}

/** Up to so many significant digits, never in exponents a visitor has to decode. */
export function short(value: number, digits = 3): string {
  return written(value, { maximumSignificantDigits: digits });
}

/** For the axis of a chart, where there is little room: 0.5, 120, 5.7M. */
export function mark(value: number, digits = 1): string {
  if (Math.abs(value) < SMALL) return withoutZeros(fixed(value, digits));
  return written(
    value,
    Math.abs(value) < 10_000
      ? { maximumFractionDigits: digits }
      : { notation: 'compact', maximumFractionDigits: 1 },
  );
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A number that isn't torn from what it counts. */
export function withUnit(number: string, unit: string): string {
  return `${number}${NO_BREAK}${unit}`;
}

/** −3.4 × 10³⁰: only of a model that has gone astray. */
function power(value: number): string {
  const [digits, exponent] = value.toExponential(1).split('e') as [string, string];
  const raised = [...String(Number(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `${digits.replace('-', MINUS)}${NO_BREAK}×${NO_BREAK}10${raised}`;
}

/** A number of a visitor's own, as exactly as its float tells it; also where it is none. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : '∞';
  return Math.abs(value) >= 1e15
    ? power(value)
    : written(value, { maximumSignificantDigits: 8, maximumFractionDigits: 20 });
}
