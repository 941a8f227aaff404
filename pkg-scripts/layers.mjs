// Checks who uses whom: each layer may use what stands before it, never what stands after it.
import fs from 'node:fs';
import path from 'node:path';

// Rust, by the first name of a module's path. Names in one array stand side by side and may use each other.
const CHAIN = [['kernels'], ['math'], ['distributions'], ['networks'], ['models'], ['objectives'], ['train'], ['diagnostics', 'explore'], ['session', 'checkpoint'], ['wasm']];
const LEAVES = ['error', 'config', 'limits', 'random']; // open to all, and use only one another
const SOURCES = ['data', 'device']; // use only leaves, and a device the kernels that it is tested with; open from `train` on

const rank = new Map(CHAIN.flatMap((names, i) => names.map((name) => [name, i])));

function mayUse(user, used) {
  if (user === used || LEAVES.includes(used) || (user === 'device' && used === 'kernels')) return true;
  if (LEAVES.includes(user) || SOURCES.includes(user)) return false;
  if (SOURCES.includes(used)) return rank.get(user) >= rank.get('train');
  return rank.get(used) <= rank.get(user);
}

// The page: which folder may import values from which. Types may come from anywhere.
const FOLDERS = { views: [], engine: [], data: ['engine'], lab: ['engine', 'views', 'data'], element: ['engine', 'views', 'data', 'lab'], bench: ['engine'] };
const NAMES_PKG = ['www/engine/artifact.ts', 'www/engine/addresses.ts'];

const filesUnder = (folder, extension) =>
  fs.existsSync(folder)
    ? fs.readdirSync(folder, { recursive: true }).map((name) => path.posix.join(folder, name)).filter((name) => name.endsWith(extension))
    : [];

const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');

/** The modules of this crate that a file names: `crate::a::b` is `a`, `crate::{a::B, c}` is `a` and `c`. */
function cratePaths(text) {
  const found = [];
  for (const { 0: whole, index } of text.matchAll(/\bcrate::(?=[{\w])/g)) {
    const rest = text.slice(index + whole.length);
    found.push(...(rest.startsWith('{') ? topLevelNames(rest) : [rest.match(/^\w+/)[0]]));
  }
  return found.map((name) => (name === 'Error' ? 'error' : name));
}

function topLevelNames(group) {
  const names = [];
  let depth = 0;
  for (const token of group.match(/[{},]|[\w:]+/g)) {
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) break;
    else if (depth === 1 && /^\w/.test(token)) names.push(token.match(/^\w+/)[0]);
  }
  return names;
}

const wrong = [];

for (const file of filesUnder('src', '.rs')) {
  const user = file.split('/')[1].replace('.rs', '');
  if (['lib', 'bin', 'typescript'].includes(user)) continue; // the crate's page, the program and the exported types see everything
  const text = withoutComments(fs.readFileSync(file, 'utf8'));
  if (!rank.has(user) && !LEAVES.includes(user) && !SOURCES.includes(user)) {
    wrong.push(`${file}: the module ${user} has no place in pkg-scripts/layers.mjs`);
    continue;
  }
  for (const used of new Set(cratePaths(text))) {
    const known = rank.has(used) || LEAVES.includes(used) || SOURCES.includes(used);
    if (known && !mayUse(user, used)) wrong.push(`${file}: ${user} must not use ${used}`);
  }
  if (user !== 'wasm' && /\bwasm_bindgen\b(?!_)/.test(text)) wrong.push(`${file}: only wasm names wasm_bindgen`);
}

for (const file of filesUnder('www', '.ts')) {
  const user = file.split('/')[1];
  const text = withoutComments(fs.readFileSync(file, 'utf8'));
  if (!NAMES_PKG.includes(file) && /['"][^'"]*\/pkg\//.test(text)) wrong.push(`${file}: only ${NAMES_PKG.join(' and ')} name pkg/`);
  if (!(user in FOLDERS)) continue;
  for (const [, clause, target] of text.matchAll(/\b(?:import|export)\b([^'";]*)\bfrom\s*['"](\.[^'"]*)['"]/g)) {
    const used = path.posix.join(path.posix.dirname(file), target).split('/')[1];
    const allowed = used === user || !(used in FOLDERS) || FOLDERS[user].includes(used) || isTypeOnly(clause);
    if (!allowed) wrong.push(`${file}: ${user} must not import values from ${used} (${target})`);
  }
}

function isTypeOnly(clause) {
  const names = clause.trim();
  if (names.startsWith('type ')) return true;
  const group = names.match(/^\{([\s\S]*)\}$/);
  return Boolean(group) && group[1].split(',').every((name) => !name.trim() || name.trim().startsWith('type '));
}

for (const line of wrong) console.log(line);
if (wrong.length === 0) console.log('every layer uses only what stands before it');
process.exit(wrong.length === 0 ? 0 : 1);
