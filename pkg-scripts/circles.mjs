// Circles among Rust files: which file uses which, by the file where a name is declared and not by
// the one that passes it on.
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {{ name: string, names: string[], isPublic: boolean }} Import a name, and the path behind it */
/** @typedef {{ imports: Import[], paths: string[][], body: string }} Parsed */

/**
 * Every circle that a walk over the files of a crate meets, each as its files in order; `main` is
 * the crate's first file.
 *
 * @param {string} main
 */
export function circles(main) {
  const uses = graph(main);
  /** @type {{ found: string[][], done: Set<string>, walk: string[] }} */
  const { found, done, walk } = { found: [], done: new Set(), walk: [] };
  const visit = (/** @type {string} */ file) => {
    if (walk.includes(file)) found.push(walk.slice(walk.indexOf(file)));
    if (done.has(file) || walk.includes(file)) return;
    walk.push(file);
    for (const used of uses.get(file) ?? []) visit(used);
    walk.pop();
    done.add(file);
  };
  for (const file of uses.keys()) visit(file);
  return found;
}

/**
 * @param {string} main
 * @returns {Map<string, Set<string>>}
 */
function graph(main) {
  /** @type {Map<string, string>} */
  // by the module's path: '' is the crate's first file, 'a::b' is a/b.rs or a/b/mod.rs
  const files = new Map();
  const folder = path.posix.dirname(main);
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const parts = name
      .replace(/(^|\/)mod\.rs$/, '')
      .replace(/\.rs$/, '')
      .split('/')
      .filter(Boolean);
    if (name.endsWith('.rs') && !['lib', 'main', 'bin'].includes(parts[0]))
      files.set(parts.join('::'), path.posix.join(folder, name));
  }
  files.set('', main);
  const modules = new Map(
    [...files].map(([module, file]) => [module, parse(fs.readFileSync(file, 'utf8'))]),
  );

  const parsed = (/** @type {string} */ module) =>
    modules.get(module) ?? { imports: [], paths: [], body: '' };
  const inside = (/** @type {string} */ module, /** @type {string} */ name) =>
    module ? `${module}::${name}` : name;
  /**
   * @param {string} module
   * @param {string[]} names
   * @param {Set<string>} seen
   * @returns {string}
   */
  const declaredIn = (module, names, seen = new Set()) => {
    const [first, ...rest] = names;
    if (first === undefined || seen.has(`${module} ${first}`)) return module;
    seen.add(`${module} ${first}`);
    if (first === 'crate') return declaredIn('', rest, seen);
    if (first === 'self') return declaredIn(module, rest, seen);
    if (first === 'super')
      return declaredIn(module.split('::').slice(0, -1).join('::'), rest, seen);
    if (files.has(inside(module, first))) return declaredIn(inside(module, first), rest, seen);
    const { imports, body } = parsed(module);
    const local = imports.filter(({ names }) => names.length > 0 && isLocal(module, names[0]));
    const passedOn = local.find(({ name, names }) => name === first && names.length > 1);
    if (passedOn) return declaredIn(module, [...passedOn.names, ...rest], seen);
    const whole = local
      .filter(({ name }) => name === '*' && !declares(body, first))
      .map(({ names }) => declaredIn(module, names, seen));
    const among = whole.find((used) => used !== module && declares(parsed(used).body, first));
    return among === undefined ? module : declaredIn(among, names, seen);
  };
  const isLocal = (/** @type {string} */ module, /** @type {string} */ name) =>
    ['crate', 'self', 'super'].includes(name) || files.has(inside(module, name));

  const fileOf = (/** @type {string} */ module) => files.get(module) ?? main;
  /** @type {Map<string, Set<string>>} */
  const uses = new Map();
  for (const [module, { imports, paths, body }] of modules) {
    const used = [
      ...paths,
      ...imports
        .filter(
          ({ name, isPublic }) =>
            !isPublic || (name !== '*' && new RegExp(`\\b${name}\\b`).test(body)),
        )
        .map(({ names }) => names),
    ];
    const targets = used
      .filter((names) => isLocal(module, names[0]))
      .map((names) => fileOf(declaredIn(module, names)));
    uses.set(fileOf(module), new Set(targets.filter((file) => file !== fileOf(module))));
  }
  return uses;
}

const declares = (/** @type {string} */ body, /** @type {string} */ name) =>
  new RegExp(`\\b(?:fn|struct|enum|union|trait|type|const|static|mod) ${name}\\b`).test(body);

/**
 * What a file imports, which paths it names elsewhere, and its text without imports, declared
 * files, comments and tests.
 *
 * @param {string} text
 * @returns {Parsed}
 */
function parse(text) {
  const code = text
    .replace(/\/\/.*$/gm, '')
    .replace(/#\[cfg\(test\)\]\s*(#\[[^\]]*\]\s*)*mod \w+ \{[\s\S]*$/, '')
    .replace(/\bmod \w+;/g, '');
  /** @type {Import[]} */
  const imports = [];
  const body = code.replace(
    /^\s*(pub(?:\([^)]*\))? )?use ([^;]+);/gm,
    (
      /** @type {string} */ _,
      /** @type {string | undefined} */ isPublic,
      /** @type {string} */ tree,
    ) => {
      for (const names of leaves(tree.replace(/\s+/g, ' ')))
        imports.push({ ...names, isPublic: Boolean(isPublic) });
      return '';
    },
  );
  const paths = [...body.matchAll(/\b(?:crate|super|self)(?:::\w+)+/g)].map(([names]) =>
    names.split('::'),
  );
  return { imports, paths, body };
}

/**
 * Each name of `a::{b, c::d as e}`, with the path behind it.
 *
 * @param {string} tree
 * @param {string[]} before
 * @returns {Omit<Import, 'isPublic'>[]}
 */
function leaves(tree, before = []) {
  const group = tree.match(/^(.*?)\{(.*)\}\s*$/);
  if (group) {
    const stem = [
      ...before,
      ...group[1]
        .split('::')
        .map((name) => name.trim())
        .filter(Boolean),
    ];
    return parts(group[2]).flatMap((part) => leaves(part, stem));
  }
  const [whole, alias] = tree.trim().split(' as ');
  const names = [...before, ...whole.split('::')].filter(
    (name, at, all) => !(name === 'self' && at === all.length - 1 && at > 0),
  );
  return [{ name: alias ?? names[names.length - 1], names: names.filter((name) => name !== '*') }];
}

/**
 * The parts of a group, split at its own commas.
 *
 * @param {string} group
 */
function parts(group) {
  let depth = 0;
  const found = [''];
  for (const character of group) {
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (character === ',' && depth === 0) found.push('');
    else found[found.length - 1] += character;
  }
  return found.filter((part) => part.trim());
}
