// What editors, catalogues and the documentation read about the element: a custom elements
// manifest, made by its analyzer from the class and the JSDoc there.
// https://github.com/webcomponents/custom-elements-manifest
import fs from 'node:fs';
import * as analyzer from '@custom-elements-manifest/analyzer';
// @ts-ignore: it has no declarations
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { readPanels } from './panel-sections.mjs';

/** @type {{ create(options: object): { modules: { declarations: any[] }[] }, ts: typeof import('typescript') }} */
const { create, ts } = /** @type {any} */ (analyzer); // whose own declarations know plugins alone

/** The class, what it inherits and tells, and where its types are named. */
const MODULES = [
  ...[
    'vae-lab',
    'widget-lifecycle',
    'widget-properties',
    'events',
    'inputs',
    'attributes',
    'picture-options',
  ].map((name) => `www/element/${name}.ts`),
  'www/protocol/messages.ts',
  'www/protocol/rust-types.ts',
];
const CLASS = { name: 'VaeLabElement', module: 'element.js' }; // as the package has it

/**
 * @typedef {{ text: string }} Type
 * @typedef {{ name: string, description: string, default?: string }} Described
 * @typedef {Described & { fieldName?: string, type: Type }} Attribute
 * @typedef {Described & { kind: 'field', type: Type, attribute?: string, readonly?: boolean }} Field
 * @typedef {{ name: string, type: Type, optional?: boolean }} Parameter
 * @typedef {Described & { kind: 'method', parameters?: Parameter[], return: { type: Type } }} Method
 * @typedef {Described & { type: Type }} Event
 */

/**
 * @typedef {object} Element
 * @property {string} tagName
 * @property {string} description
 * @property {Attribute[]} attributes those of its own properties first
 * @property {(Field | Method)[]} members
 * @property {Event[]} events
 * @property {Described[]} slots
 * @property {Described[]} cssParts
 * @property {Described[]} cssProperties
 */

/**
 * The element, and what a manifest has no place for: what a change of a property acts on, and what
 * an event's detail holds, by its type.
 *
 * @typedef {{ element: Element, changes: Map<string, string>, details: Map<string, string[]> }} Api
 */

/** @returns {Promise<Api>} */
export async function readApi() {
  const sources = MODULES.map((file) =>
    ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  );
  const declarations = create({ modules: sources, plugins: litPlugin() }).modules.flatMap(
    (module) => module.declarations,
  );
  const { unions, defaults, changes, details } = readSources(
    sources.flatMap(({ statements }) => [...statements]),
  );
  const panels = (await readPanels()).map(({ name }) => name).join(', ');

  const said = (/** @type {string} */ text) =>
    text.replace('PanelName', panels).replace(/\s+/g, ' ');
  /** As an editor completes it: a union in place of its name. */
  const spelled = (/** @type {Type} */ { text }) => ({
    text: text.replace(/\b[A-Z]\w+(?=$| \|)/g, (name) => unions.get(name) ?? name),
  });
  const parameter = (/** @type {any} */ { name, type, optional, default: usual }) => ({
    name,
    type: spelled(type ?? { text: typeof JSON.parse(usual) }),
    ...((optional || usual) && { optional: true }),
  });
  const described = (
    /** @type {any} */ { inheritedFrom, description, type, parameters, default: initial, ...rest },
  ) => {
    const usual =
      defaults.get(rest.fieldName ?? rest.name) ?? (initial === 'null' ? undefined : initial);
    return {
      ...rest,
      ...(type && { type: spelled(type) }),
      ...(parameters && { parameters: parameters.map(parameter) }),
      ...(usual && { default: usual }),
      description: said(description),
    };
  };

  const { tagName, description, attributes, members, events, slots, cssParts, cssProperties } =
    declarations.find(({ name }) => name === CLASS.name);
  const ofFields = attributes.filter((/** @type {Attribute} */ { fieldName }) => fieldName);
  const element = {
    tagName,
    description: said(description),
    attributes: [
      ...ofFields,
      ...attributes.filter((/** @type {Attribute} */ attribute) => !ofFields.includes(attribute)),
    ].map(described),
    members: members.filter((/** @type {any} */ { privacy }) => !privacy).map(described),
    // Those that the class names; its analyzer sees some being dispatched, too, and not their
    // names.
    events: events
      .filter((/** @type {any} */ { inheritedFrom }) => !inheritedFrom)
      .map((/** @type {Event} */ event) => ({
        ...event,
        description: said(declarations.find(({ name }) => name === event.type.text).description),
      })),
    slots: slots.map(described),
    cssParts: cssParts.map(described),
    cssProperties: cssProperties.map(described),
  };
  return { element, changes, details };
}

/**
 * Of what the analyzer leaves out: unions by their names, the tags `@default` and `@change` of
 * fields, and what events hold.
 *
 * @param {import('typescript').Statement[]} statements
 */
function readSources(statements) {
  /** @type {Map<string, string>[]} */
  const [unions, defaults, changes] = [new Map(), new Map(), new Map()];
  /** @type {Map<string, string[]>[]} */
  const [fields, details] = [new Map(), new Map()];
  for (const node of statements) {
    if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type))
      unions.set(node.name.text, node.type.getText());
    if (ts.isInterfaceDeclaration(node))
      fields.set(
        node.name.text,
        node.members.map(({ name }) => name?.getText() ?? ''),
      );
    if (!ts.isClassDeclaration(node) || !node.name) continue;
    const [held] = node.heritageClauses?.[0]?.types[0]?.typeArguments ?? [];
    if (held) details.set(node.name.text, fields.get(held.getText()) ?? []);
    for (const member of node.members) {
      for (const { tagName, comment } of ts.getJSDocTags(member)) {
        const tags = { default: defaults, change: changes }[tagName.text];
        tags?.set(member.name?.getText() ?? '', ts.getTextOfJSDocComment(comment) ?? '');
      }
    }
  }
  return { unions, defaults, changes, details };
}

/**
 * The whole file.
 *
 * @param {Api} api
 */
export function customElements({ element }) {
  const declaration = {
    kind: 'class',
    customElement: true,
    name: CLASS.name,
    superclass: { name: 'HTMLElement' },
    ...element,
  };
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: CLASS.module,
        declarations: [declaration],
        exports: [{ kind: 'js', name: CLASS.name, declaration: CLASS }],
      },
      {
        kind: 'javascript-module',
        path: 'vae-lab.js',
        exports: [{ kind: 'custom-element-definition', name: element.tagName, declaration: CLASS }],
      },
    ],
  };
}
