import fs from 'node:fs';
import { expect, it } from 'vitest';
import type { Schema } from '../../../www/protocol/rust-types';
import { CHAPTERS } from '../../../www/page/tour/chapters';
import { withLetters } from '../../../www/page/math-letters';
import { mathml, readable } from '../../../www/page/typeset';
import schema from '../schema.json';

/**
 * What is drawn of MathML: no tags, no source, no spaces, nothing invisible, and of a single letter
 * its slanted form.
 */
const drawn = (markup: string): string =>
  withLetters(markup.replace(/<mi>(.)<\/mi>/gu, '<mi mathvariant="italic">$1</mi>'))
    .replace(/<annotation.*?<\/annotation>|<[^>]*>/gs, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[\s\p{Cf}]/gu, '');

function inFont(): (character: string) => boolean {
  const list = fs.readFileSync('www/fonts/math-characters.txt', 'utf8').replace(/#.*/g, '');
  const ranges = [...list.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
    ([, first, last]) => [parseInt(first!, 16), parseInt(last ?? first!, 16)] as const,
  );
  return (character) =>
    ranges.some(
      ([first, last]) => first <= character.codePointAt(0)! && character.codePointAt(0)! <= last,
    );
}

function everyFormula(): string[] {
  const { fields, choices } = schema as unknown as Schema;
  const docs = fs
    .readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => fs.readFileSync(`docs/${name}`, 'utf8'));
  return [
    ...fields.map(({ formula }) => formula),
    ...choices.flatMap(({ options }) => options.map(({ formula }) => formula)),
    ...CHAPTERS.flatMap(({ steps }) => steps.flatMap(({ formula }) => formula ?? [])),
    ...docs.flatMap((text) =>
      [...text.matchAll(/```math\n([\s\S]*?)```|\$`([^`]+)`\$/g)].map(
        ([, alone, inLine]) => alone ?? inLine!,
      ),
    ),
  ].filter(Boolean);
}

it('the font of formulas has every character that a formula of the page, the tour or the docs is made of', async () => {
  const has = inFont();
  const formulas = everyFormula();
  expect(formulas.length).toBeGreaterThan(100);
  const lacking = new Set<string>();
  for (const formula of formulas)
    for (const character of drawn(await mathml(readable(formula), true)))
      if (!has(character)) lacking.add(character);
  expect([...lacking]).toEqual([]);
});
