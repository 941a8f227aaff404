// Values as a link writes them: how each kind is read, written, and described where it was misread.
import { msg, str } from '@lit/localize';

export interface Kind<T> {
  read(text: string): T | undefined; // undefined for what is not allowed
  write(value: T): string;
  allowed(): string;
}

/**
 * JavaScript writes the shortest text that reads back as the same number: nothing is lost on the
 * way.
 */
export function number(min: number, max: number, integer = false): Kind<number> {
  return {
    read: (text) => {
      const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
      return value >= min && value <= max && (!integer || Number.isInteger(value))
        ? value
        : undefined;
    },
    write: String,
    allowed: () =>
      integer
        ? msg(str`a whole number from ${min} to ${max}`)
        : msg(str`a number from ${min} to ${max}`),
  };
}

export function oneOf<T extends string>(options: readonly T[]): Kind<T> {
  return {
    read: (text) => options.find((option) => option === text),
    write: (value) => value,
    allowed: () => options.join(', '),
  };
}

/** Yes or no, in these words. */
export function flag(yes: string, no: string): Kind<boolean> {
  return {
    read: (text) => (text === yes ? true : text === no ? false : undefined),
    write: (value) => (value ? yes : no),
    allowed: () => msg(str`${no} or ${yes}`),
  };
}

/** `least` to `most` of them, with commas between; the empty text is the empty list. */
export function listOf<T>(kind: Kind<T>, least: number, most: number): Kind<readonly T[]> {
  return {
    read: (text) => {
      const values = text === '' ? [] : text.split(',').map(kind.read);
      return values.length >= least && values.length <= most && !values.includes(undefined)
        ? (values as T[])
        : undefined;
    },
    write: (values) => values.map(kind.write).join(','),
    allowed: () =>
      least === most
        ? msg(str`${least} of these, with commas between: ${kind.allowed()}`)
        : msg(str`${least} to ${most} of these, with commas between: ${kind.allowed()}`),
  };
}
