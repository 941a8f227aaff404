// The package.json of the npm package. Everything is bundled, so it depends on nothing.
import fs from 'node:fs';
import { ASSET_TYPES } from './assets.mjs';
import { ENTRIES, FRAMEWORKS } from './entries.mjs';

/** What a page's own tag loads: it registers the element. */
const SCRIPT = './vae-lab.js';

/** Under which name which script comes with which declarations, these without an ending. */
const MODULES = [
  ...ENTRIES.map(({ name, file }) => ({ name, script: `./${file}`, types: file })),
  ...FRAMEWORKS.map((name) => ({ name: `./${name}`, script: './vae-lab', types: name })),
];

/**
 * @typedef {object} Manifest
 * @property {string} version
 * @property {Record<string, string | Target>} exports
 * @property {string} main
 * @property {string} types
 * @property {{ '*': Record<string, string[]> }} typesVersions
 * @property {string} unpkg
 * @property {string} jsdelivr
 * @property {string} customElements
 * @property {string[]} sideEffects
 * @property {string[]} files
 */

/** @typedef {{ types: string, default: string, require?: { types: string, default: string } }} Target */

/**
 * @param {readonly { name: string, file: string }[]} assets
 * @returns {Manifest & Record<string, unknown>}
 */
export function manifest(assets = []) {
  const { name, version, description, license, engines } = JSON.parse(
    fs.readFileSync('package.json', 'utf8'),
  );
  return {
    name,
    version,
    description,
    license,
    keywords: [
      'vae',
      'variational autoencoder',
      'machine learning',
      'webgpu',
      'wasm',
      'custom element',
      'web component',
    ],
    type: 'module',
    exports: {
      ...Object.fromEntries(
        MODULES.map(({ name, script, types }) => [
          name,
          {
            require: { types: `./types/${types}.d.cts`, default: `${script}.cjs` },
            types: `./types/${types}.d.ts`,
            default: `${script}.js`,
          },
        ]),
      ),
      ...Object.fromEntries(assets.map(({ name, file }) => [name, assetTarget(name, file)])),
      './checkpoints/*': './checkpoints/*',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    // For those who don't read `exports`.
    main: './engine.cjs',
    types: './types/engine.d.cts',
    typesVersions: {
      '*': Object.fromEntries([
        ...MODULES.filter(({ name }) => name !== '.').map(({ name, types }) => [
          name.slice(2),
          [`./types/${types}.d.cts`],
        ]),
        ...assets.map(({ name }) => [name.slice(2), [`./types/${ASSET_TYPES}.d.cts`]]),
      ]),
    },
    unpkg: SCRIPT,
    jsdelivr: SCRIPT,
    customElements: 'custom-elements.json',
    sideEffects: [SCRIPT, './vae-lab.cjs', './assets/*.js'], // these register elements
    files: [
      '*.js',
      '*.cjs',
      'assets',
      'checkpoints',
      'types',
      'custom-elements.json',
      'LICENSE-*',
      'THIRD-PARTY.txt',
    ],
    engines: { node: engines.node },
  };
}

/**
 * @param {string} name
 * @param {string} file
 * @returns {Target}
 */
function assetTarget(name, file) {
  const forCommonJs = `./types/${ASSET_TYPES}.d.cts`;
  if (!file.endsWith('.js')) return { types: forCommonJs, default: file };
  return {
    require: { types: forCommonJs, default: `${name}.cjs` },
    types: `./types/${ASSET_TYPES}.d.ts`,
    default: file,
  };
}
