// How the package names its own files: bundlers follow what they can read, and warn of the rest.
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPackage } from './built-package';

let folder: string;
beforeAll(async () => void (folder = await builtPackage()), 120_000);
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** By name. */
const scripts = (): Map<string, string> =>
  new Map(
    (fs.readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );

test('what lies beside a module is named by a string, and is there', () => {
  const named = [...scripts().values()].flatMap((script) =>
    [...script.matchAll(/new URL\(([^()]*?), import\.meta\.url\)/g)].map(([, name]) => name!),
  );
  const files = named.map((name) => name.match(/^["'`]([^$"'`]+)["'`]$/)?.[1] ?? name);
  expect(files).toEqual(expect.arrayContaining([expect.stringMatching(/^import-worker-.*\.js$/)]));
  expect(files.filter((file) => !fs.existsSync(path.join(folder, 'assets', file)))).toEqual([]);
});

test('no script resolves a name when it runs, which bundlers have no answer for', () => {
  const resolving = [...scripts()].filter(([, script]) => script.includes('import.meta.resolve'));
  expect(resolving.map(([name]) => name)).toEqual([]);
});
