// What programs give the engine, with Rust behind it: parts of configs, links, and what it refuses
// in their words.
import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

/** What `work` makes of an engine that is started with these options, both as they are written. */
async function ask<T>(options: string, work: string): Promise<T> {
  await visitor().page.goto(`${visitor().server.url}docs/engine.html`);
  return visitor().page.evaluate(`(async () => {
    const { createEngine } = await import(new URL('engine.js', location.origin).href);
    const { engine, terminate } = createEngine();
    const refusal = (call) => call.then(() => null, ({ name, message }) => [name, message]);
    const heard = [];
    try {
      await engine.start({ device: 'cpu', ...${options} }, (event) => heard.push(event));
      return await (async () => { ${work} })();
    } finally { terminate(); }
  })()`) as Promise<T>;
}

const SMALL = `{ model: { network: { kind: 'mlp', hidden: [16], activation: 'relu' } }, data: { count: 300 } }`;

test('a part of a config starts a model with the defaults of the rest', async () => {
  const [config, warnings] = await ask<[{ seed: number; model: object; data: object }, number]>(
    `{ config: { ...${SMALL}, seed: 3 } }`,
    `return [await engine.config(), heard.filter(({ type }) => type === 'warning').length];`,
  );
  expect(warnings).toBe(0);
  expect(config).toMatchObject({
    seed: 3,
    model: { kind: 'vae', latentDim: 20, bound: { kind: 'elbo' } },
    data: { kind: 'digits', count: 300, seed: 1 },
  });
});

test('a link starts a model, and changes it', async () => {
  const configs = await ask<{ seed: number; training: { learningRate: number } }[]>(
    `{ config: 'v=2&preset=plane&data.count=300&seed=3' }`,
    `const first = await engine.config();
     await engine.tune('training.learningRate=0.25');
     return [first, await engine.config()];`,
  );
  expect(configs.map(({ seed }) => seed)).toEqual([3, 3]);
  expect(configs[1]!.training.learningRate).toBe(0.25);
});

test('images of a program stay where a new config names no data', async () => {
  const names = await ask<string[]>(
    `{ config: ${SMALL}, images: { name: 'mine', height: 16, width: 16, pixels: new Float32Array(20 * 256).fill(0.5) } }`,
    `const before = (await engine.config()).data.name;
     await engine.configure({ model: { latentDim: 2 } });
     return [before, (await engine.config()).data.name, (await engine.sample(1)).height];`,
  );
  expect(names).toEqual(['mine', 'mine', 16]);
});

test.each([
  [
    'tune({ training: { rate: 1 } })',
    /^There is no setting “training.rate”; there are learningRate,/,
  ],
  ['tune({ sed: 1 })', /^There is no setting “sed”; there are model, training, data, seed/],
  [
    "configure({ training: { learningRate: 'fast' } })",
    /^training.learningRate is “fast”; allowed is a number\.$/,
  ],
  ["configure({ model: { kind: 'flow' } })", /^model.kind is “flow”; allowed is .*vae/],
  ['configure({ seed: -1 })', /^seed is -1; allowed is a whole number from 0\.$/],
  ['configure({ model: () => 1 })', /plain data/],
  ['classify({ label: 3 })', /^There is no setting “label”; there are labels,/],
  ["gradientSnr({ kind: 'iwea' }, 1, 1)", /“iwea”; allowed is .*iwae/],
  ['encode(new Float32Array(784).fill(255))', /level 255/],
  ['step(-1)', /^count is -1/],
  ["load('model.safetensors')", /“model.safetensors”/],
])('%s is refused in plain words', async (call, sentence) => {
  const [name, message] = await ask<[string, string]>(
    `{ config: ${SMALL} }`,
    `return refusal(engine.${call});`,
  );
  expect(name).toMatch(/^(Argument|Config)Error$/);
  expect(message).toMatch(sentence);
  expect(message).not.toMatch(/JsValue|expected|struct|usize|f64|line \d|undefined/);
});
