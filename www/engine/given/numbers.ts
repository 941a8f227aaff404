// Numbers as a program gives them. What is none, or not whole where it has to be, would reach Rust
// as another number.
import { msg, str } from '@lit/localize';
import { namedError } from '../../protocol/errors';

/** What wasm can be given as a whole number. */
const MOST = 2 ** 32 - 1;

export function refused(message: string): Error {
  return namedError('ArgumentError', message);
}

/** A whole number; `what` it is, as a caller calls it. */
export function whole(value: unknown, what: string, least = 0): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= MOST)
    return value as number;
  throw refused(
    msg(str`${what} is ${shown(value)}; it has to be a whole number from ${least} to ${MOST}.`),
  );
}

/** Whole numbers from 0. */
export function wholes(value: unknown, what: string): ArrayLike<number> {
  const numbers = list(value, what);
  for (let i = 0; i < numbers.length; i++) whole(numbers[i], what);
  return numbers;
}

/** Any numbers, such as codes are. */
export function floats(value: unknown, what: string): Float32Array {
  const numbers = list(value, what);
  return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
}

function list(value: unknown, what: string): ArrayLike<number> {
  if (isNumbers(value)) return value;
  throw refused(msg(str`${what} has to be an array of numbers, not ${shown(value)}.`));
}

/** An array whose first member is a number, or none. */
export function isNumbers(value: unknown): value is ArrayLike<number> {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return typeof (value as unknown as ArrayLike<unknown>)[0] !== 'bigint';
  return Array.isArray(value) && value.every((member) => typeof member === 'number');
}

/** As a sentence names it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”`;
  if (value === null || typeof value !== 'object')
    return typeof value === 'function' ? msg('a function') : String(value);
  const { constructor } = value as { constructor?: { name?: string } };
  return constructor?.name || 'Object';
}
