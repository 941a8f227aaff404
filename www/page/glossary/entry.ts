// What the glossary says of a term, in each language of the page.
import type { Locale } from '../../i18n/locale';

/** The headings of docs/guide/mathematics.md that an explanation leads to. */
export type Chapter =
  | 'the-models'
  | 'posteriors'
  | 'likelihoods'
  | 'the-bounds'
  | 'the-games'
  | 'how-a-step-moves-the-weights'
  | 'how-good-a-model-is'
  | 'between-and-around-codes';

export interface Wording {
  /** What it is called, the usual name first; found in any case, and in the plural. */
  readonly names: readonly [string, ...string[]];
  readonly says: string;
}

export interface Entry {
  readonly term: string; // in links, and in the documentation
  readonly chapter: Chapter;
  readonly formula: string | null; // LaTeX
  readonly in: Readonly<Record<Locale, Wording>>;
}

/** An entry in few lines. */
export function entry(
  term: string,
  chapter: Chapter,
  formula: string | null,
  en: readonly [names: Wording['names'], says: string],
  zh: readonly [names: Wording['names'], says: string],
): Entry {
  const wording = ([names, says]: readonly [Wording['names'], string]): Wording => ({
    names,
    says,
  });
  return { term, chapter, formula, in: { en: wording(en), zh: wording(zh) } };
}
