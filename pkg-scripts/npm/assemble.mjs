// Makes an npm package of package/, where the build has left its scripts. usage: node assemble.mjs
import fs from 'node:fs';
import path from 'node:path';
import { customElements, readApi } from '../custom-elements.mjs';
import { ENTRIES } from './entries.mjs';
import { manifest } from './manifest.mjs';
import { notices } from './notices.mjs';
import { writeTypes } from './types.mjs';

const FOLDER = 'package';
const write = (/** @type {string} */ name, /** @type {string} */ text) =>
  fs.writeFileSync(path.join(FOLDER, name), text);
const json = (/** @type {object} */ value) => `${JSON.stringify(value, null, 2)}\n`;

write('package.json', json(manifest()));
write('custom-elements.json', json(customElements(await readApi())));
write('THIRD-PARTY.txt', notices());
for (const name of ['LICENSE-MIT', 'LICENSE-APACHE'])
  fs.copyFileSync(name, path.join(FOLDER, name));
fs.copyFileSync('pkg-scripts/npm/README.md', path.join(FOLDER, 'README.md'));
await writeTypes(ENTRIES, path.join(FOLDER, 'types'));
