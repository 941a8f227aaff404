// What Rust says in a sentence, by its code and fields, as the catalogues of other languages than
// English need it.
import type { EngineRefusal, Notice, Told } from './rust-types';

export type Sentence = EngineRefusal | Notice;
export type Code = Sentence['code'];
export type FieldsOf<C extends Code> =
  Extract<Sentence, { code: C }> extends { fields: infer Fields } ? Fields : Record<string, never>;

/** A sentence in English and, where Rust says it, what other languages make theirs from. */
export type Said = Told<Sentence> | { message: string; code?: undefined };

/**
 * What other languages make their sentence from. DOM exceptions have codes as well, which are
 * numbers.
 */
export function sentenceOf(told: { message: string }): Sentence | undefined {
  if (!('code' in told) || typeof told.code !== 'string') return undefined;
  const fields = 'fields' in told && told.fields !== undefined && { fields: told.fields };
  return { code: told.code, ...fields } as Sentence;
}
