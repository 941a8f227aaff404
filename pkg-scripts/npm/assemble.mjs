// Makes an npm package of package/, where the build has left its scripts. usage: node assemble.mjs
import fs from 'node:fs';
import path from 'node:path';
import { customElements, readApi } from '../custom-elements.mjs';
import { ASSET_TYPES, stableAssets } from './assets.mjs';
import { writeCommonJs } from './common-js.mjs';
import { ENTRIES } from './entries.mjs';
import { manifest } from './manifest.mjs';
import { notices } from './notices.mjs';
import { writeTypes } from './types.mjs';

const FOLDER = 'package';
const write = (/** @type {string} */ name, /** @type {string} */ text) =>
  fs.writeFileSync(path.join(FOLDER, name), text);
const json = (/** @type {object} */ value) => `${JSON.stringify(value, null, 2)}\n`;

const assets = stableAssets(FOLDER);
write('package.json', json(manifest(assets)));
write('custom-elements.json', json(customElements(await readApi())));
write('THIRD-PARTY.txt', notices());
for (const name of ['LICENSE-MIT', 'LICENSE-APACHE'])
  fs.copyFileSync(name, path.join(FOLDER, name));
fs.copyFileSync('pkg-scripts/npm/README.md', path.join(FOLDER, 'README.md'));
await writeTypes(ENTRIES, path.join(FOLDER, 'types'));
fs.cpSync('pkg-scripts/npm/frameworks', path.join(FOLDER, 'types'), { recursive: true });
write(`types/${ASSET_TYPES}.d.ts`, 'export {};\n');
writeCommonJs(FOLDER, [
  ...ENTRIES.map(({ file }) => ({ name: file, file: `./${file}.js` })),
  ...assets.filter(({ file }) => file.endsWith('.js')),
]);
fs.cpSync('www/public/checkpoints', path.join(FOLDER, 'checkpoints'), { recursive: true });
