import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { light } from '../../../pkg-scripts/light.mjs';

const noise = (bytes: number): string => randomBytes(bytes).toString('hex'); // gzip makes about half of it

/** What the plugin says of a script that imports `at once` and, later, `lazily`. */
function weigh(atOnce: string, lazily: string): string | null {
  const chunk = (fileName: string, code: string, imports: string[] = []) => ({
    type: 'chunk',
    name: fileName.split('.')[0],
    fileName,
    code,
    imports,
    isEntry: imports.length > 0,
  });
  const bundle = {
    'tag.js': chunk('tag.js', 'import "./shared.js"', ['shared.js']),
    'shared.js': chunk('shared.js', atOnce),
    'later.js': chunk('later.js', lazily),
  };
  const error = vi.fn();
  vi.spyOn(console, 'log').mockImplementation(() => {});
  (
    light('tag').writeBundle as unknown as (this: object, options: object, bundle: object) => void
  ).call({ error }, {}, bundle);
  return error.mock.calls[0]?.[0] ?? null;
}

test('what comes later is of no weight', () =>
  expect(weigh(noise(30_000), noise(90_000))).toBeNull());

test('what an entry imports at once counts, and too much of it is refused', () =>
  expect(weigh(noise(45_000), '')).toMatch(/^tag loads \d+ bytes/));
