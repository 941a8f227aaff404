import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { templates } from '../../../www/i18n/generated/zh';

interface Unit {
  id: string;
  source: string;
  target: string;
}

/** As lit-localize writes them, one element a line. */
function unitsOf(xliff: string): Unit[] {
  return [...xliff.matchAll(/<trans-unit id="([^"]+)">(.*?)<\/trans-unit>/gs)].map(
    ([, id, body]) => ({
      id: id!,
      source: inside('source', body!),
      target: inside('target', body!),
    }),
  );
}

const inside = (element: string, body: string): string =>
  new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(body)?.[1] ?? '';

/** Their order may differ from one language to another. */
const placeholders = (text: string): string[] => (text.match(/<x [^>]*\/>/g) ?? []).sort();

const units = unitsOf(readFileSync('www/i18n/xliff/zh.xlf', 'utf8'));

test('there is something to translate', () => {
  expect(units.length).toBeGreaterThan(500);
});

test('every sentence of the page has its translation', () => {
  expect(units.filter(({ target }) => target.trim() === '').map(({ source }) => source)).toEqual(
    [],
  );
});

test('a translation holds what its sentence holds', () => {
  for (const { source, target } of units)
    expect(placeholders(target), source).toEqual(placeholders(source));
});

test('the page has been built with all of them', () => {
  expect(Object.keys(templates).sort()).toEqual(units.map(({ id }) => id).sort());
});

test('no translation breaks in a plain string, where a character reference would stay one', () => {
  const plain = units.filter(
    ({ id, target }) =>
      !id.startsWith('h') && /&(amp|lt|gt);/.test(target.replace(/<x [^>]*\/>/g, '')),
  );
  expect(plain.map(({ target }) => target)).toEqual([]);
});
