// A module's declarations, read so that a part of them can be written: without what is private, and without Lit, which the
// package's users don't have; to them an element is an HTMLElement.
import { parseAst } from 'vite';

const HIDDEN = ({ accessibility, static: isStatic, key }) => ['private', 'protected'].includes(accessibility) || (isStatic && key?.name === 'styles');

/**
 * Returns { imports, statements, names, stars }: `imports` from a local name to { from, name }, `statements` as
 * { text, uses, global }, `names` from a declared or passed-on name to its statement, `stars` as { from, text } what is passed on whole.
 */
export function readDeclarations(written) {
  const text = withoutHidden(written.replace(/\bextends LitElement\b/g, 'extends HTMLElement'));
  const module = { imports: new Map(), statements: [], names: new Map(), stars: [] };
  let end = 0;
  for (const node of parseAst(text, { lang: 'dts' }).body) {
    const start = text.indexOf('/**', end) >= 0 && text.indexOf('/**', end) < node.start ? text.indexOf('/**', end) : node.start; // with its comment
    const statement = { text: text.slice(start, node.end), uses: usesOf(node), global: node.type === 'TSModuleDeclaration' || node.type === 'TSGlobalDeclaration' };
    end = node.end;
    if (node.type === 'ImportDeclaration') {
      for (const { local, imported } of node.specifiers) module.imports.set(local.name, { from: node.source.value, name: imported?.name ?? 'default' });
      continue;
    }
    if (node.type === 'ExportAllDeclaration') {
      module.stars.push({ from: node.source.value, text: statement.text });
      continue;
    }
    if (node.source) { // a list of names, each of which may be wanted on its own
      for (const { local, exported, exportKind } of node.specifiers) {
        const type = node.exportKind === 'type' || exportKind === 'type' ? 'type ' : '';
        const renamed = local.name === exported.name ? local.name : `${local.name} as ${exported.name}`;
        const passed = { text: `export ${type}{ ${renamed} } from '${node.source.value}';`, uses: [], passes: { from: node.source.value, name: local.name } };
        module.statements.push(passed);
        module.names.set(exported.name, passed);
      }
      continue;
    }
    module.statements.push(statement);
    for (const name of namesOf(node.declaration ?? node)) module.names.set(name, statement);
    for (const { local, exported } of node.specifiers ?? []) (module.names.set(exported.name, statement), statement.uses.push({ name: local.name }));
  }
  return module;
}

function withoutHidden(text) {
  const gaps = [];
  walk(parseAst(text, { lang: 'dts' }), (node) => {
    if (node.type !== 'ClassBody') return;
    let end = node.start + 1;
    for (const member of node.body) {
      if (HIDDEN(member)) gaps.push([end, member.end]); // with its comment
      end = member.end;
    }
  });
  return gaps.reverse().reduce((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), text);
}

function namesOf({ id, declarations = [] }) {
  return [id, ...declarations.map(({ id }) => id)].flatMap((id) => id?.name ?? []);
}

/** What a statement may mean by its names: { name } of this module or { from, name } of another. */
function usesOf(statement) {
  const uses = [];
  walk(statement, (node) => {
    if (node.type === 'Identifier') uses.push({ name: node.name });
    if (node.type === 'TSImportType') uses.push({ from: node.source.value, name: node.qualifier?.name });
  });
  return uses;
}

function walk(node, visit) {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') walk(child, visit);
  }
}
