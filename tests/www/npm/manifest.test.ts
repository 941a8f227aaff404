import fs from 'node:fs';
import { expect, test } from 'vitest';
import { asCommonJs } from '../../../pkg-scripts/npm/common-js.mjs';
import { ENTRIES, FRAMEWORKS } from '../../../pkg-scripts/npm/entries.mjs';
import { manifest } from '../../../pkg-scripts/npm/manifest.mjs';

const ASSETS = [
  { name: './worker', file: './assets/worker-1a.js' },
  { name: './cpu.wasm', file: './assets/vae_lab_bg-2b.wasm' },
];
const written = manifest(ASSETS);

test('each export is built from a module and has its types', () => {
  for (const { name, file, source } of ENTRIES) {
    expect(fs.existsSync(`www/${source}.ts`), source).toBe(true);
    expect(written.exports[name]).toEqual({
      require: { types: `./types/${file}.d.cts`, default: `./${file}.cjs` },
      types: `./types/${file}.d.ts`,
      default: `./${file}.js`,
    });
  }
});

test('types come first, for those who read conditions in order', () => {
  for (const target of Object.values(written.exports)) {
    if (typeof target === 'string') continue;
    const { require = target, ...imported } = target;
    for (const one of [require, imported]) expect(Object.keys(one)[0]).toBe('types');
  }
});

test('files whose names change have one to rely on, and CommonJS a script of its own', () => {
  expect(written.exports['./cpu.wasm']).toEqual({
    types: './types/asset.d.cts',
    default: './assets/vae_lab_bg-2b.wasm',
  });
  expect(written.exports['./worker']).toEqual({
    require: { types: './types/asset.d.cts', default: './worker.cjs' },
    types: './types/asset.d.ts',
    default: './assets/worker-1a.js',
  });
});

test('who reads no exports finds the types of each by another list', () => {
  const modules = [...ENTRIES.map(({ name }) => name), ...FRAMEWORKS.map((name) => `./${name}`)];
  expect([written.main, written.types]).toEqual(['./engine.cjs', './types/engine.d.cts']);
  expect(Object.keys(written.typesVersions['*'])).toEqual(
    [...modules, ...ASSETS.map(({ name }) => name)]
      .filter((name) => name !== '.')
      .map((name) => name.slice(2)),
  );
});

test('declarations for CommonJS import one another as such, and nothing else otherwise', () => {
  const given = `import { A } from "./messages.js";\nimport type { B } from 'react';\nexport * from './a.js';\ntype C = import('./c.js').C;\n`;
  expect(asCommonJs(given)).toBe(
    `import { A } from "./messages.cjs";\nimport type { B } from 'react';\nexport * from './a.cjs';\ntype C = import('./c.cjs').C;\n`,
  );
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

test('a framework that is told of the tag gets its types and the script that registers it', () => {
  for (const name of FRAMEWORKS) {
    expect(fs.existsSync(`pkg-scripts/npm/frameworks/${name}.d.ts`), name).toBe(true);
    expect(written.exports[`./${name}`]).toMatchObject({
      types: `./types/${name}.d.ts`,
      default: './vae-lab.js',
    });
  }
});

test('hosts of packages give the script that registers the tag', () => {
  expect([written.unpkg, written.jsdelivr]).toEqual(['./vae-lab.js', './vae-lab.js']);
});
