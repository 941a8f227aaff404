// The licences of everything that is bundled: npm packages in the scripts, Rust crates in the wasm.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const WASM = ['--locked', '--no-default-features', '--features', 'webgpu'];
const TARGET = 'wasm32-unknown-unknown';
const LICENCE_FILE = /^(licen[cs]e|copying|copyright|notice)/i;

export function notices() {
  const parts = [...npmPackages(), ...crates()];
  const texts = new Map(); // each once, with those who use it
  for (const { name, folder } of parts) {
    for (const text of licencesIn(folder)) texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  const list = parts.map(({ name, version, license, url }) => [`${name} ${version}`, license, url].filter(Boolean).join(', '));
  const chapters = [...texts].map(([text, names]) => `${[...new Set(names)].join(', ')}\n\n${text}`);
  return [`This package contains:\n\n${list.join('\n')}`, 'Where the Apache License 2.0 is named or offered, its text is in LICENSE-APACHE.', ...chapters].join(`\n\n${'-'.repeat(78)}\n\n`) + '\n';
}

function npmPackages() {
  const read = (folder) => JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const names = new Set(Object.keys(read('.').dependencies));
  const parts = [];
  for (const name of names) {
    const folder = path.join('node_modules', name);
    const { version, license, dependencies = {}, homepage } = read(folder);
    parts.push({ name, version, license, url: homepage, folder });
    for (const needed of Object.keys(dependencies)) if (!needed.startsWith('@types/')) names.add(needed);
  }
  return parts;
}

/** Those compiled into the wasm, which are far fewer than the lock file names. */
function crates() {
  const cargo = (...args) => execFileSync('cargo', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const tree = cargo('tree', ...WASM, '--target', TARGET, '--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}');
  const compiled = new Set(tree.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')));
  const { packages } = JSON.parse(cargo('metadata', ...WASM, '--format-version', '1', '--filter-platform', TARGET));
  return packages
    .filter(({ name, version, source }) => source && compiled.has(`${name} v${version}`))
    .map(({ name, version, license, repository, manifest_path }) => ({ name, version, license, url: repository, folder: path.dirname(manifest_path) }));
}

function licencesIn(folder) {
  const files = fs.readdirSync(folder).filter((name) => LICENCE_FILE.test(name)).map((name) => path.join(folder, name));
  return files
    .filter((file) => fs.statSync(file).isFile())
    .map((file) => fs.readFileSync(file, 'utf8').replace(/\r/g, '').trim())
    .filter((text) => !/^\s*Apache License\s+Version 2\.0/i.test(text));
}
