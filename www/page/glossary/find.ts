// Where terms of the glossary stand in a text.
import type { Locale } from '../../i18n/locale';
import type { Entry } from './entry';

export interface Found {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
}

/** Finds every term in a text, the longest name where several begin. */
export type Find = (text: string) => Found[];

export function finder(entries: readonly Entry[], language: Locale): Find {
  const named = new Map(
    entries.flatMap((entry) =>
      entry.in[language].names.map((name) => [name.toLowerCase(), entry] as const),
    ),
  );
  const names = [...named.keys()].sort((a, b) => b.length - a.length).map(pattern);
  const all = new RegExp(names.join('|'), 'giu');
  return (text) =>
    [...text.matchAll(all)].flatMap(({ 0: words, index }) => {
      const entry = [words, words.replace(/s$/i, ''), words.replace(/es$/i, '')]
        .map((name) => named.get(name.toLowerCase()))
        .find((entry) => entry !== undefined);
      return entry ? [{ entry, from: index, to: index + words.length }] : [];
    });
}

/** Latin words stand alone, with an s or without; Chinese ones have no spaces around them. */
function pattern(name: string): string {
  const written = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const latin = /^[\w\p{Script=Latin}]/u.test(name);
  return latin ? `(?<![\\p{L}\\d])${written}(?:s|es)?(?![\\p{Script=Latin}\\d])` : written;
}
