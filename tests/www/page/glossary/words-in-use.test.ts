// Every term in the words that the page uses has its explanation: what it says itself, in captions
// and titles, and what the schema calls its settings and measures.
import fs from 'node:fs';
import { expect, it } from 'vitest';
import type { Schema } from '../../../../www/protocol/rust-types';
import { zh } from '../../../../www/i18n/engine-words';
import { ENTRIES } from '../../../../www/page/glossary/entries';
import { finder } from '../../../../www/page/glossary/find';
import { VOCABULARY, NO_TERMS } from './vocabulary';

const schema = JSON.parse(fs.readFileSync('tests/www/schema.json', 'utf8')) as Schema;
const xliff = fs.readFileSync('www/i18n/xliff/zh.xlf', 'utf8');

const inside = (element: string): string[] =>
  [...xliff.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, words]) =>
    words!
      .replace(/<x [^>]*\/>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );

const ofSchema = [
  ...[...schema.fields, ...schema.choices, ...schema.presets, ...schema.kinds],
  ...schema.choices.flatMap(({ options }) => options),
].flatMap(({ label, help }) => [label, help]);
const ofMeasures = [
  ...schema.terms.flatMap(({ title, short, says }) => [title, short, says]),
  ...schema.bounds.map(({ says }) => says),
  ...schema.kinds.map(({ summary }) => summary),
];
const english = [...inside('source'), ...ofSchema, ...ofMeasures];
const chinese = [...inside('target'), ...zh.values()];

/** What the words say of the field, but the glossary does not. */
function unexplained(words: readonly string[], language: 'en' | 'zh', terms: RegExp): string[] {
  const find = finder(ENTRIES, language);
  const missing = new Set<string>();
  for (const text of words) {
    const found = find(text);
    for (const { 0: term, index } of text.matchAll(terms)) {
      const explained = found.some(({ from, to }) => from < index + term.length && to > index);
      if (!explained && !NO_TERMS.has(term)) missing.add(`${term}: ${text}`);
    }
  }
  return [...missing];
}

it('every word of the field is explained', () => {
  expect(unexplained(english, 'en', VOCABULARY.en)).toEqual([]);
});

it('and so it is in Chinese', () => {
  expect(unexplained(chinese, 'zh', VOCABULARY.zh)).toEqual([]);
});

it('so is every abbreviation that is no file, device or language', () => {
  const abbreviations = /(?<![\p{L}\d&])[A-Z][A-Za-z]*[A-Z][A-Za-z-]*(?![\p{L}\d])/gu;
  expect(unexplained(english, 'en', abbreviations)).toEqual([]);
});

it('every number that training measures is explained by its title', () => {
  const find = finder(ENTRIES, 'en');
  const titles = schema.terms.map(({ title }) => title);
  expect(titles.filter((title) => find(title).length === 0)).toEqual([]);
});

it('no term is explained that the page never uses', () => {
  const find = finder(ENTRIES, 'en');
  const used = new Set(english.flatMap((text) => find(text).map(({ entry }) => entry.term)));
  expect(ENTRIES.map(({ term }) => term).filter((term) => !used.has(term))).toEqual([]);
});
