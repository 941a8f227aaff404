// The engine where there is no browser, as a program for Node has it from npm; the page goes on
// with what it has trained.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ViteApp } from './support/vite-app';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
const STEPS = 12;
const MODEL = 'digits.safetensors';

let app: ViteApp;
beforeAll(() => void (app = ViteApp.create('docs/examples/node')));
afterAll(() => app?.remove());

test('the example trains on the CPU, ends by itself, and the page goes on at its last step', async () => {
  const told = node('train.mjs', String(STEPS), MODEL);
  expect(told).toMatch(/^step 1\d*: a loss of \d+\.\d nats/m);
  expect(told).toContain(`step ${STEPS}: `);

  await visitor().open({ autoplay: false, defaultModel: true });
  const model = fs.readFileSync(path.join(app.folder, MODEL));
  await visitor().choose('checkpoint-input', [visitor().write(MODEL, model)]);
  await visitor().until(
    'its step on the page',
    async () => (await visitor().number('step-count')) === STEPS,
  );
  await visitor().click('step');
  await visitor().until(
    'one step more',
    async () => (await visitor().number('step-count')) === STEPS + 1,
  );
});

test('its wasm may be an address, bytes or a module; what is none is refused by name', () => {
  fs.writeFileSync(
    path.join(app.folder, 'wasm.mjs'),
    `import fs from 'node:fs';
import { createEngine } from 'vae-lab';

const file = new URL(import.meta.resolve('vae-lab/cpu.wasm'));
const bytes = fs.readFileSync(file);
const response = new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });

async function told(wasm) {
  const { engine, terminate } = createEngine({ wasm });
  try {
    await engine.start({ device: 'cpu' });
    await engine.step(1);
    return 'trained';
  } catch ({ name }) {
    return name;
  } finally {
    terminate();
  }
}
const given = [file, file.href, bytes, new WebAssembly.Module(bytes), { cpu: response }, bytes.subarray(0, 99)];
const outcomes = [];
for (const wasm of given) outcomes.push(await told(wasm));
outcomes.push(await told(new URL('none.wasm', file)));
console.log(JSON.stringify(outcomes));
`,
  );
  expect(JSON.parse(node('wasm.mjs'))).toEqual([
    ...Array<string>(5).fill('trained'),
    'EngineUnreachable',
    'EngineUnreachable',
  ]);
});

test('what is required is what is imported', () => {
  const script = `
const [required, imported] = [require('vae-lab'), import('vae-lab')];
imported.then(({ createEngine }) => console.log(required.createEngine === createEngine));`;
  expect(node('--no-warnings', '--input-type=commonjs', '--eval', script)).toBe('true\n');
});

function node(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: app.folder, encoding: 'utf8' });
}
