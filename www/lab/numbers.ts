// How numbers are written on the page.
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const MINUS = '\u2212';

const signed = (text: string): string => text.replace('-', MINUS);

export function count(value: number): string {
  return whole.format(value);
}

/** With so many digits after the point; a dash before there is a number. */
export function amount(value: number | undefined, digits: number): string {
  return value === undefined || !Number.isFinite(value) ? '–' : signed(value.toFixed(digits));
}

export function nats(value: number | undefined): string {
  return amount(value, 1);
}

export function rate(value: number): string {
  return value >= 10 ? whole.format(value) : value.toFixed(1);
}

export function coordinate(value: number): string {
  return signed(value.toFixed(2));
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`;
}

/** Up to three significant digits, never in exponents a visitor has to decode. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
