import fs from 'node:fs';
import { expect, test } from 'vitest';
import { ENTRIES } from '../../../pkg-scripts/npm/entries.mjs';
import { manifest } from '../../../pkg-scripts/npm/manifest.mjs';

const written = manifest();

test('each export is built from a module and has its types', () => {
  for (const { name, file, source } of ENTRIES) {
    expect(fs.existsSync(`www/${source}.ts`), source).toBe(true);
    expect(written.exports[name]).toEqual({
      types: `./types/${file}.d.ts`,
      default: `./${file}.js`,
    });
  }
});

test('types come first, for those who read conditions in order', () => {
  for (const target of Object.values(written.exports))
    if (typeof target !== 'string') expect(Object.keys(target)[0]).toBe('types');
});

test('the script that registers the tag is no dead code, the others are free of side effects', () => {
  const registering = ENTRIES.find(({ name }) => name === './define')!;
  expect(written.sideEffects).toContain(`./${registering.file}.js`);
  expect(written.sideEffects).not.toContain('./engine.js');
  expect(written.sideEffects).not.toContain('./element.js');
});

test('it is of the version of the project', () => {
  expect(written.version).toBe(JSON.parse(fs.readFileSync('package.json', 'utf8')).version);
});
