// The glossary is whole: in both languages, with formulas that can be set and chapters that exist.
import fs from 'node:fs';
import { expect, it } from 'vitest';
import { LANGUAGES, type Locale } from '../../../../www/i18n/locale';
import { ENTRIES } from '../../../../www/page/glossary/entries';
import { mathml } from '../../../../www/page/typeset';

const languages = Object.keys(LANGUAGES) as Locale[];
const headings = fs
  .readFileSync('docs/guide/mathematics.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('## '))
  .map((line) => line.slice(3).toLowerCase().replaceAll(' ', '-'));

it('each term is explained once', () => {
  const terms = ENTRIES.map(({ term }) => term);
  expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([]);
});

it.each(languages)(
  'each has names and a whole sentence in %s, and no other has its names',
  (language) => {
    const names = ENTRIES.flatMap((entry) =>
      entry.in[language].names.map((name) => name.toLowerCase()),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    const ends = language === 'zh' ? /\p{Script=Han}.*。$/u : /^[A-Z].*\.$/;
    expect(
      ENTRIES.map((entry) => entry.in[language].says).filter((says) => !ends.test(says)),
    ).toEqual([]);
  },
);

it('Chinese has a space between itself and other scripts', () => {
  const close = /\p{Script=Han}[\w\p{Script=Greek}]|[\w\p{Script=Greek}]\p{Script=Han}/u;
  expect(ENTRIES.map((entry) => entry.in.zh.says).filter((says) => close.test(says))).toEqual([]);
});

it('each leads to a chapter of the mathematics', () => {
  expect(
    ENTRIES.filter(({ chapter }) => !headings.includes(chapter)).map(({ term }) => term),
  ).toEqual([]);
});

it.each(
  ENTRIES.filter(({ formula }) => formula !== null).map(({ term, formula }) => [term, formula!]),
)('the formula of %s can be set', async (_, formula) =>
  expect(await mathml(formula, true)).toContain('<math'),
);
