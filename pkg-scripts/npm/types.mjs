// The package's declarations: of all that TypeScript writes for this project, what its entries reach.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readDeclarations } from './declarations.mjs';

const ALL = 'node_modules/.cache/types/www'; // where tsconfig.base.json has them written
const SPECIFIER = /(\bfrom\s*|\bimport\s*\(\s*)(['"])(\.[^'"\n]+)\2/g;

/** `entries`: modules of www/, without their ending. */
export function writeTypes(entries, folder) {
  execFileSync('node_modules/.bin/tsc', ['--build', 'www'], { stdio: 'inherit' });
  const reached = reach(entries, (module) => readDeclarations(fs.readFileSync(path.join(ALL, `${module}.d.ts`), 'utf8')));
  for (const [module, text] of reached) {
    const file = path.join(folder, `${module}.d.ts`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

/** From module to text, with only those declarations that the entries' exports need. */
export function reach(entries, read) {
  const modules = new Map();
  const open = (name) => {
    if (!modules.has(name)) {
      const module = { ...read(name), path: name, kept: new Set(), imported: new Set() };
      modules.set(name, module);
      for (const statement of module.statements) if (statement.global) keep(module, statement);
    }
    return modules.get(name);
  };
  const openFrom = ({ path: user }, target) => {
    if (!target.startsWith('.')) throw new Error(`${user}: the package's types can't use ${target}, which its users don't have`);
    return open(path.posix.join(path.posix.dirname(user), target));
  };
  const keep = (module, statement) => {
    if (module.kept.has(statement)) return;
    module.kept.add(statement);
    if (statement.passes) need(openFrom(module, statement.passes.from), statement.passes.name);
    for (const { from, name } of statement.uses) need(from ? openFrom(module, from) : module, name);
  };
  const need = (module, name) => {
    if (module.names.has(name)) return keep(module, module.names.get(name));
    if (module.imports.has(name) && !module.imported.has(name)) {
      module.imported.add(name);
      const { from, name: there } = module.imports.get(name);
      return need(openFrom(module, from), there);
    }
    const star = module.stars.find(({ from }) => offers(openFrom(module, from), name));
    if (star) need(openFrom(module, star.from), name);
  };
  const offers = (module, name) => module.names.has(name) || module.stars.some(({ from }) => offers(openFrom(module, from), name));
  const needAll = (module) => {
    for (const name of module.exported) keep(module, module.names.get(name));
    for (const { from } of module.stars) needAll(openFrom(module, from));
  };
  for (const entry of entries) needAll(open(entry));
  return [...modules.values()].map((module) => [module.path, textOf(module)]);
}

function textOf({ imports, imported, stars, statements, kept }) {
  const bySource = new Map();
  for (const local of imported) {
    const { from, name } = imports.get(local);
    bySource.set(from, [...(bySource.get(from) ?? []), name === local ? name : `${name} as ${local}`]);
  }
  const lines = [
    ...[...bySource].map(([from, names]) => `import { ${names.join(', ')} } from '${from}';`),
    ...stars.map(({ text }) => text),
    ...statements.filter((statement) => kept.has(statement)).map(({ text }) => text),
    'export {};',
  ];
  return `${lines.join('\n')}\n`.replace(SPECIFIER, '$1$2$3.js$2'); // Node's resolution wants the ending, the bundlers' bears it
}
