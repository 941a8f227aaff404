// A module's declarations, read so that a part of them can be written: without what is private, and without Lit, which the
// package's users don't have; to them an element is an HTMLElement.
import { parseAst } from 'vite';

const parse = (text) => parseAst(text, { lang: 'dts' }).body;
const HIDDEN = ({ accessibility, static: isStatic, key }) => ['private', 'protected'].includes(accessibility) || (isStatic && key?.name === 'styles');

/**
 * Returns { imports, statements, names, exported, stars }: `imports` from a local name to { from, name }; `statements` as
 * { text, uses, global } or, of what another module declares, { text, uses, passes }; `names` from each name to its statement;
 * `exported` those names that others may use; `stars` as { from, text } what is passed on whole.
 */
export function readDeclarations(written) {
  const text = withoutHidden(written.replace(/\bextends LitElement\b/g, 'extends HTMLElement'));
  const module = { imports: new Map(), statements: [], names: new Map(), exported: new Set(), stars: [] };
  let end = 0;
  for (const node of parse(text)) {
    const comment = text.slice(end, node.start).match(/\/\*\*[\s\S]*$/)?.[0] ?? '';
    const statement = comment + text.slice(node.start, node.end);
    end = node.end;
    if (node.type === 'ImportDeclaration') readImport(module, node);
    else if (node.type === 'ExportAllDeclaration') module.stars.push({ from: node.source.value, text: statement });
    else if (node.source) readPassedOn(module, node);
    else readStatement(module, node, statement);
  }
  return module;
}

function readImport({ imports }, { specifiers, source }) {
  for (const { local, imported } of specifiers) imports.set(local.name, { from: source.value, name: imported?.name ?? 'default' });
}

/** Each name on its own, since not all of a list may be wanted. */
function readPassedOn({ statements, names, exported }, { specifiers, source, exportKind }) {
  for (const specifier of specifiers) {
    const [here, there] = [specifier.exported.name, specifier.local.name];
    const type = [exportKind, specifier.exportKind].includes('type') ? 'type ' : '';
    const text = `export ${type}{ ${here === there ? here : `${there} as ${here}`} } from '${source.value}';`;
    const statement = { text, uses: [], passes: { from: source.value, name: there } };
    statements.push(statement);
    names.set(here, statement);
    exported.add(here);
  }
}

function readStatement({ statements, names, exported }, node, text) {
  if (node.specifiers?.length) throw new Error(`${text} should stand where these are declared`);
  const statement = { text, uses: usesOf(node), global: node.type === 'TSModuleDeclaration' || node.type === 'TSGlobalDeclaration' };
  statements.push(statement);
  for (const name of namesOf(node.declaration ?? node)) {
    names.set(name, statement);
    if (node.type === 'ExportNamedDeclaration') exported.add(name);
  }
}

function withoutHidden(text) {
  const gaps = [];
  walk({ type: 'Module', body: parse(text) }, (node) => {
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
