// The package.json of the npm package. Everything is bundled, so it depends on nothing.
import fs from 'node:fs';
import { ENTRIES } from './entries.mjs';

/**
 * @typedef {object} Manifest
 * @property {string} version
 * @property {Record<string, string | { types: string, default: string }>} exports
 * @property {string} customElements
 * @property {string[]} sideEffects
 * @property {string[]} files
 */

/** @returns {Manifest & Record<string, unknown>} */
export function manifest() {
  const { name, version, description, license } = JSON.parse(
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
        ENTRIES.map(({ name, file }) => [
          name,
          { types: `./types/${file}.d.ts`, default: `./${file}.js` },
        ]),
      ),
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    customElements: 'custom-elements.json',
    sideEffects: ['./vae-lab.js', './assets/*.js'], // these register elements
    files: ['*.js', 'assets', 'types', 'custom-elements.json', 'LICENSE-*', 'THIRD-PARTY.txt'],
  };
}
