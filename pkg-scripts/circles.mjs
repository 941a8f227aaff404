// Circles among Rust files: which file uses which, by the file where a name is declared and not by the one that passes it on.
import fs from 'node:fs';
import path from 'node:path';

/** Every circle that a walk over the files of a crate meets, each as its files in order; `main` is the crate's first file. */
export function circles(main) {
  const uses = graph(main);
  const [found, done, walk] = [[], new Set(), []];
  const visit = (file) => {
    if (walk.includes(file)) found.push(walk.slice(walk.indexOf(file)));
    if (done.has(file) || walk.includes(file)) return;
    walk.push(file);
    for (const used of uses.get(file)) visit(used);
    walk.pop();
    done.add(file);
  };
  for (const file of uses.keys()) visit(file);
  return found;
}

function graph(main) {
  const files = new Map(); // by the module's path: '' is the crate's first file, 'a::b' is a/b.rs or a/b/mod.rs
  const folder = path.posix.dirname(main);
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const parts = name.replace(/(^|\/)mod\.rs$/, '').replace(/\.rs$/, '').split('/').filter(Boolean);
    if (name.endsWith('.rs') && !['lib', 'main', 'bin'].includes(parts[0])) files.set(parts.join('::'), path.posix.join(folder, name));
  }
  files.set('', main);
  const modules = new Map([...files].map(([module, file]) => [module, parse(fs.readFileSync(file, 'utf8'))]));

  const inside = (module, name) => (module ? `${module}::${name}` : name);
  const declaredIn = (module, names, seen = new Set()) => {
    const [first, ...rest] = names;
    if (first === undefined || seen.has(`${module} ${first}`)) return module;
    seen.add(`${module} ${first}`);
    if (first === 'crate') return declaredIn('', rest, seen);
    if (first === 'self') return declaredIn(module, rest, seen);
    if (first === 'super') return declaredIn(module.split('::').slice(0, -1).join('::'), rest, seen);
    if (files.has(inside(module, first))) return declaredIn(inside(module, first), rest, seen);
    const { imports, body } = modules.get(module);
    const local = imports.filter(({ names }) => names.length > 0 && isLocal(module, names[0]));
    const passedOn = local.find(({ name, names }) => name === first && names.length > 1);
    if (passedOn) return declaredIn(module, [...passedOn.names, ...rest], seen);
    const whole = local.filter(({ name }) => name === '*' && !declares(body, first)).map(({ names }) => declaredIn(module, names, seen));
    const among = whole.find((used) => used !== module && declares(modules.get(used).body, first));
    return among === undefined ? module : declaredIn(among, names, seen);
  };
  const isLocal = (module, name) => ['crate', 'self', 'super'].includes(name) || files.has(inside(module, name));

  const uses = new Map();
  for (const [module, { imports, paths, body }] of modules) {
    const used = [
      ...paths,
      ...imports.filter(({ name, isPublic }) => !isPublic || (name !== '*' && new RegExp(`\\b${name}\\b`).test(body))).map(({ names }) => names),
    ];
    const targets = used.filter((names) => isLocal(module, names[0])).map((names) => files.get(declaredIn(module, names)));
    uses.set(files.get(module), new Set(targets.filter((file) => file !== files.get(module))));
  }
  return uses;
}

const declares = (body, name) => new RegExp(`\\b(?:fn|struct|enum|union|trait|type|const|static|mod) ${name}\\b`).test(body);

/** What a file imports, which paths it names elsewhere, and its text without imports, declared files, comments and tests. */
function parse(text) {
  const code = text
    .replace(/\/\/.*$/gm, '')
    .replace(/#\[cfg\(test\)\]\s*(#\[[^\]]*\]\s*)*mod \w+ \{[\s\S]*$/, '')
    .replace(/\bmod \w+;/g, '');
  const imports = [];
  const body = code.replace(/^\s*(pub(?:\([^)]*\))? )?use ([^;]+);/gm, (_, isPublic, tree) => {
    for (const names of leaves(tree.replace(/\s+/g, ' '))) imports.push({ ...names, isPublic: Boolean(isPublic) });
    return '';
  });
  const paths = [...body.matchAll(/\b(?:crate|super|self)(?:::\w+)+/g)].map(([names]) => names.split('::'));
  return { imports, paths, body };
}

/** Each name of `a::{b, c::d as e}`, with the path behind it. */
function leaves(tree, before = []) {
  const group = tree.match(/^(.*?)\{(.*)\}\s*$/);
  if (group) {
    const stem = [...before, ...group[1].split('::').map((name) => name.trim()).filter(Boolean)];
    return parts(group[2]).flatMap((part) => leaves(part, stem));
  }
  const [whole, alias] = tree.trim().split(' as ');
  const names = [...before, ...whole.split('::')].filter((name, at, all) => !(name === 'self' && at === all.length - 1 && at > 0));
  return [{ name: alias ?? names.at(-1), names: names.filter((name) => name !== '*') }];
}

/** The parts of a group, split at its own commas. */
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
