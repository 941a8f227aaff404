// Checks who uses whom in Rust: each layer may use what stands before it, never what stands after
// it, as src/layers.md has it, and no files use one another in a circle. And who names the engine's
// files.
import fs from 'node:fs';
import path from 'node:path';

import { circles } from './circles.mjs';

// Rust, by the first name of a module's path, as the crate's page and the README show it. Names
// between two arrows stand side by side and may use each other.
const LAYERS = fs.readFileSync('src/layers.md', 'utf8');
const named = (/** @type {string} */ text) =>
  [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name);
const [chain, leaves, sources] = LAYERS.split(/^[-*] /m).slice(1);
const LEAVES = named(leaves);
const [OPEN_FROM, ...pairs] = named(sources);
// and what each may use besides
const SOURCES = new Map(pairs.flatMap((name, at) => (at % 2 === 0 ? [[name, pairs[at + 1]]] : [])));

const rank = new Map(
  chain
    .split('→')
    .flatMap((side, i) => named(side).map((name) => /** @type {const} */ ([name, i]))),
);
const rankOf = (/** @type {string} */ name) => rank.get(name) ?? Infinity;

/**
 * @param {string} user
 * @param {string} used
 */
function mayUse(user, used) {
  if (user === used || LEAVES.includes(used) || SOURCES.get(user) === used) return true;
  if (LEAVES.includes(user) || SOURCES.has(user)) return false;
  if (SOURCES.has(used)) return rankOf(user) >= rankOf(OPEN_FROM);
  return rankOf(used) <= rankOf(user);
}

// Of the page's files those that know where the engine's lie; who imports whom there is for
// dependency-cruiser to say.
const NAMES_PKG = ['www/engine/artifact.ts', 'www/engine/addresses.ts'];

const filesUnder = (/** @type {string} */ folder, /** @type {string} */ extension) =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => path.posix.join(folder, name))
        .filter((name) => name.endsWith(extension))
    : [];

const withoutComments = (/** @type {string} */ text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');

/**
 * The modules of this crate that a file names: `crate::a::b` is `a`, `crate::{a::B, c}` is `a` and
 * `c`.
 *
 * @param {string} text
 */
function cratePaths(text) {
  const found = [];
  for (const { 0: whole, index } of text.matchAll(/\bcrate::(?=[{\w])/g)) {
    const rest = text.slice(index + whole.length);
    found.push(...(rest.startsWith('{') ? topLevelNames(rest) : (rest.match(/^\w+/) ?? [])));
  }
  return found.map((name) => (name === 'Error' ? 'error' : name));
}

/** @param {string} group */
function topLevelNames(group) {
  const names = [];
  let depth = 0;
  for (const token of group.match(/[{},]|[\w:]+/g) ?? []) {
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) break;
    else if (depth === 1 && /^\w/.test(token)) names.push(...(token.match(/^\w+/) ?? []));
  }
  return names;
}

const wrong = [];

for (const file of filesUnder('src', '.rs')) {
  const user = file.split('/')[1].replace('.rs', '');
  if (['lib', 'bin', 'typescript'].includes(user)) continue; // the crate's page, the program and the exported types see everything
  const text = withoutComments(fs.readFileSync(file, 'utf8'));
  if (!rank.has(user) && !LEAVES.includes(user) && !SOURCES.has(user)) {
    wrong.push(`${file}: the module ${user} has no place in src/layers.md`);
    continue;
  }
  for (const used of new Set(cratePaths(text))) {
    const known = rank.has(used) || LEAVES.includes(used) || SOURCES.has(used);
    if (known && !mayUse(user, used)) wrong.push(`${file}: ${user} must not use ${used}`);
  }
  if (user !== 'wasm' && /\bwasm_bindgen\b(?!_)/.test(text))
    wrong.push(`${file}: only wasm names wasm_bindgen`);
}

for (const circle of ['src/lib.rs', 'src/bin/vae-lab/main.rs'].flatMap(circles)) {
  wrong.push(`a circle: ${[...circle, circle[0]].join(' uses ')}`);
}

for (const file of filesUnder('www', '.ts')) {
  if (
    !NAMES_PKG.includes(file) &&
    /['"][^'"]*\/pkg\//.test(withoutComments(fs.readFileSync(file, 'utf8')))
  )
    wrong.push(`${file}: only ${NAMES_PKG.join(' and ')} name pkg/`);
}

if (!fs.readFileSync('README.md', 'utf8').includes(LAYERS))
  wrong.push("README.md: it doesn't show the layers as src/layers.md has them");

for (const line of wrong) console.log(line);
if (wrong.length === 0) console.log('every layer uses only what stands before it');
process.exit(wrong.length === 0 ? 0 : 1);
