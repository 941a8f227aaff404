// Each example of the engine's chapter, and the one of the first, run as they are written; most on
// a small model.
import fs from 'node:fs';
import { transformWithOxc } from 'vite';
import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

const chapters = ['docs/README.md', 'docs/guide/engine.md']
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n');
const examples = [...chapters.matchAll(/^```ts\n(?:import .*\n\n)?([^]*?)^```$/gm)].map(
  ([, code]) => code!,
);

/** What the examples take for granted. */
const GIVEN = `
const { createEngine } = await import(new URL('engine.js', location.origin).href);
const warnings = []; // what could not be had as the example asks for it
const listen = (event) => { if (event.type === 'warning') warnings.push(event.message); };
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

test.each(examples.map((code) => [code.trim().split('\n')[0]!, code]))(
  '%s',
  async (_first, code) => {
    await visitor().page.goto(`${visitor().server.url}docs/engine.html`);
    const { code: script } = await transformWithOxc(
      `async function example() {${code}}`,
      'example.ts',
    );
    const start = code.includes('engine.start(') ? '' : START;
    await visitor().page.evaluate(
      `(async () => { ${GIVEN} ${start} ${script} await example().finally(terminate); if (warnings.length > 0) throw new Error(warnings.join(' ')); })()`,
    );
  },
);
