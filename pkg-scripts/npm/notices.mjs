// The licences of everything that is bundled: npm packages in the scripts, Rust crates in the wasm,
// the font of formulas.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const WASM = [
  '--target',
  'wasm32-unknown-unknown',
  '--no-default-features',
  '--features',
  'webgpu',
];
const UNUSED = /^(@types\/.*|commander)$/; // declarations, and what KaTeX's own program needs
const LICENCE_FILE = /^(licen[cs]e|copying|copyright|notice|ofl)/i;
const FONT = {
  name: 'STIX Math (of which vae-lab math is a part)',
  version: '1.1.1',
  license: 'OFL-1.1',
  url: 'http://www.stixfonts.org',
  folder: 'www/fonts',
};

/** @typedef {{ name: string, version: string, license?: string, url?: string, folder: string }} Part */

export function notices() {
  const parts = [...npmPackages(), ...crates(), FONT];
  /** @type {Map<string, string[]>} */
  const texts = new Map(); // each once, with those who use it
  for (const { name, folder } of parts) {
    for (const text of licencesIn(folder)) texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  const list = parts.map(({ name, version, license, url }) =>
    [`${name} ${version}`, license, url].filter(Boolean).join(', '),
  );
  const chapters = [...texts].map(
    ([text, names]) => `${[...new Set(names)].join(', ')}\n\n${text}`,
  );
  return (
    [
      `This package contains:\n\n${list.join('\n')}`,
      'Where the Apache License 2.0 is named or offered, its text is in LICENSE-APACHE.',
      ...chapters,
    ].join(`\n\n${'-'.repeat(78)}\n\n`) + '\n'
  );
}

function npmPackages() {
  const read = (/** @type {string} */ folder) =>
    JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const names = new Set(Object.keys(read('.').dependencies));
  /** @type {Part[]} */
  const parts = [];
  for (const name of names) {
    const folder = path.join('node_modules', name);
    const { version, license, dependencies = {}, homepage } = read(folder);
    parts.push({ name, version, license, url: homepage, folder });
    for (const needed of Object.keys(dependencies)) if (!UNUSED.test(needed)) names.add(needed);
  }
  return parts;
}

/** Those compiled into the wasm, which are far fewer than the lock file names. */
function crates() {
  const shown = ['--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}|{l}|{r}'];
  const tree = execFileSync('cargo', ['tree', '--locked', ...WASM, ...shown], { encoding: 'utf8' });
  const lines = new Set(
    tree
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/ \(\*\)$/, '')),
  ); // the first is our own
  return [...lines].sort().map((line) => {
    const [, name, version, license, url] = line.match(/^(\S+) v(\S+)[^|]*\|([^|]*)\|(.*)$/) ?? [];
    return { name, version, license, url, folder: sourceOf(`${name}-${version}`) };
  });
}

/** @param {string} crate */
function sourceOf(crate) {
  const registries = path.join(
    process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo'),
    'registry/src',
  );
  const found = fs
    .readdirSync(registries)
    .map((registry) => path.join(registries, registry, crate))
    .find((folder) => fs.existsSync(folder));
  if (!found)
    throw new Error(
      `the source of ${crate} with its licence is not in ${registries}: run cargo fetch`,
    );
  return found;
}

/** @param {string} folder */
function licencesIn(folder) {
  const files = fs
    .readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .map((name) => path.join(folder, name));
  return files
    .filter((file) => fs.statSync(file).isFile())
    .map((file) => fs.readFileSync(file, 'utf8').replace(/\r/g, '').trim())
    .filter((text) => !/^\s*Apache License\s+Version 2\.0/i.test(text));
}
