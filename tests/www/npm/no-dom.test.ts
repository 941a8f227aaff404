// The package where there is no DOM: a server that renders a page imports it, and nothing happens.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENTRIES } from '../../../pkg-scripts/npm/entries.mjs';
import { builtPackage } from './built-package';

let folder: string;

beforeAll(async () => void (folder = await builtPackage()), 120_000);
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What a module says that a plain Node runs in the package's folder. */
function inNode(script: string): unknown {
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(told);
}

test.each(ENTRIES.map(({ name, file }) => [name, file] as const))(
  '%s is imported without a DOM, and makes none',
  (_, file) => {
    const script = `
      const exported = Object.keys(await import('./${file}.js'));
      const made = ['HTMLElement', 'customElements', 'document', 'window'].filter((name) => globalThis[name] !== undefined);
      console.log(JSON.stringify({ exported, made }));`;
    const { exported, made } = inNode(script) as { exported: string[]; made: string[] };
    expect(exported).toContain(file === 'engine' ? 'createEngine' : 'VaeLabElement');
    expect(made).toEqual([]);
  },
);

test('where there are neither workers nor threads, an engine says by name what it needs', () => {
  const script = `
    process.getBuiltinModule = undefined;
    const { createEngine } = await import('./engine.js');
    const { engine } = createEngine();
    const { name, message } = await engine.start({ device: 'cpu' }, () => {}).catch((error) => error);
    console.log(JSON.stringify({ name, message }));`;
  expect(inNode(script)).toEqual({
    name: 'EngineUnreachable',
    message: expect.stringMatching(/browser.*Node/),
  });
});
