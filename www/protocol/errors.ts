// Errors as the page meets them: a name to branch on, a sentence to show and, where Rust says it,
// the code and fields it is made from.
import { sentenceOf, type Said } from './sentence';

/** An error as an event tells it. */
export type Trouble = { name: string } & Said;

export function troubleOf(error: Error): Trouble {
  return { name: error.name, message: error.message, ...sentenceOf(error) };
}

/** `told`: an error or a notice whose sentence this is, too. */
export function namedError(
  name: string,
  message: string,
  told: { message: string } = { message },
): Error {
  return Object.assign(new Error(message), sentenceOf(told), { name });
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
