// Each example of the engine's chapter, run as it is written, on a small model.
import fs from 'node:fs';
import { transformWithOxc } from 'vite';
import { expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();

const chapter = fs.readFileSync('docs/guide/engine.md', 'utf8');
const examples = [...chapter.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code!);

/** What the examples take for granted. */
const GIVEN = `
const { createEngine } = await import(new URL('engine.js', location.origin).href);
const listen = () => {};
const images = new Float32Array(2 * 28 * 28).fill(0.5);
const pixels = new Uint8Array(100 * 28 * 28);
let checkpoint; // none, where one may be given
const labels = null;
const bytes = new Uint8Array([0, 0, 8, 3, 0, 0, 0, 100, 0, 0, 0, 28, 0, 0, 0, 28, ...pixels]);
const small = ({ opening }) => ({ ...opening, model: { ...opening.model, network: { kind: 'mlp', hidden: [16], activation: 'relu' } }, data: { kind: 'digits', count: 300, seed: 1 } });
let config;
const { engine, terminate } = createEngine({ shared: true });
`;
const START = `await engine.start({ device: 'cpu' }, (event) => { if (event.type === 'ready') config = event.config; }, small);`;

test('there are examples', () => expect(examples.length).toBeGreaterThan(12));

test.each(examples.filter((code) => !code.startsWith('import ')).map((code) => [code.trim().split('\n')[0]!, code]))('%s', async (_first, code) => {
  await lab().page.goto(`${lab().server.url}docs/engine.html`);
  const { code: script } = await transformWithOxc(`async function example() {${code}}`, 'example.ts');
  const start = code.includes('engine.start(') ? '' : START;
  await lab().page.evaluate(`(async () => { ${GIVEN} ${start} ${script} await example().finally(terminate); })()`);
});
