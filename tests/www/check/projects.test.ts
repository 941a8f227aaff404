// What pkg-scripts/check says of names that a place hasn't got: a file in every folder uses one
// name of each world.
import { beforeAll, expect, it } from 'vitest';
import { check } from './trial';

const FAULTY = ['OffscreenCanvas', 'document', 'process']
  .map((name) => `export const of_${name} = () => ${name};\n`)
  .join('');

/** A file of each folder, and the names that it must not use. */
const REFUSED: Record<string, string[]> = {
  'www/protocol/a.ts': ['OffscreenCanvas', 'document', 'process'], // what crosses between page and worker
  'www/i18n/a.ts': ['OffscreenCanvas', 'document', 'process'],
  'www/engine/a.ts': ['document', 'process'],
  'www/data/a.ts': ['document', 'process'],
  'www/views/a.ts': ['document', 'process'],
  'www/store/a.ts': ['document', 'process'],
  'www/panels/a.ts': ['process'],
  'www/page/a.ts': ['process'],
  'www/element/a.ts': ['process'],
  'pkg-scripts/a.mjs': ['OffscreenCanvas', 'document'],
  'pkg-scripts/in-page/a.mjs': ['process'],
  'tests/www/a.ts': [],
};

// by file, the names that the compiler doesn't find there
const found = new Map<string, string[]>();
let passes: boolean;

beforeAll(() => {
  const faulty = Object.fromEntries(Object.keys(REFUSED).map((name) => [name, FAULTY]));
  const { output, ...verdict } = check('tsc', faulty);
  passes = verdict.passes;
  for (const [, file, name] of output.matchAll(/^(\S+?)\(.*Cannot find name '(\w+)'/gm))
    found.set(file!, [...(found.get(file!) ?? []), name!]);
}, 60_000);

it('fails the check', () => expect(passes).toBe(false));

it.each(Object.entries(REFUSED))('refuses in %s what is not there: %j', (file, names) => {
  expect(found.get(file) ?? []).toEqual(names);
});
