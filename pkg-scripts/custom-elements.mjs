// What editors and catalogues read about the element: a custom elements manifest, written from www/element/api.ts.
import { runnerImport } from 'vite';

const CLASS = { name: 'VaeLabElement', module: 'element.js' };

/** @typedef {typeof import('../www/element/api')} Api */
/** @typedef {{ name: string, description?: string }} NamedEntry */

/** The data of www/element/api.ts. */
export async function readApi() {
  /** @type {{ module: Api }} */
  const { module } = await runnerImport('./www/element/api.ts', { configFile: false, logLevel: 'error' });
  return module;
}

/**
 * https://github.com/webcomponents/custom-elements-manifest, version 2.1.0.
 *
 * @param {Api} api
 */
export function customElements({ ATTRIBUTES, PROPERTIES, METHODS, EVENTS, PARTS, CUSTOM_PROPERTIES }) {
  const element = {
    kind: 'class',
    customElement: true,
    tagName: 'vae-lab',
    name: CLASS.name,
    superclass: { name: 'HTMLElement' },
    description: 'A variational autoencoder that trains in the page.',
    attributes: ATTRIBUTES.map(({ name, property, type, default: usual, description }) => ({ name, fieldName: property, ...typed(type), ...defaulting(usual), description })),
    members: [
      ...ATTRIBUTES.map(({ name, property, type, default: usual, description }) => ({ kind: 'field', name: property, ...typed(type), ...defaulting(usual), attribute: name, reflects: true, description })),
      ...PROPERTIES.map(({ name, type, description }) => ({ kind: 'field', name, ...typed(type), readonly: true, description })),
      ...METHODS.map(({ name, parameters, returns, description }) => ({ kind: 'method', name, parameters: parameters.map(parameter), return: typed(`Promise<${returns}>`), description })),
    ],
    events: EVENTS.map(({ name, type, description }) => ({ name, ...typed(type), description })),
    slots: [{ name: '', description: 'What stands in its place without JavaScript.' }],
    cssParts: PARTS.map(({ name, description }) => ({ name, description })),
    cssProperties: CUSTOM_PROPERTIES.map(({ name, default: usual, description }) => ({ name, ...defaulting(usual), description })),
  };
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      { kind: 'javascript-module', path: CLASS.module, declarations: [element], exports: [{ kind: 'js', name: CLASS.name, declaration: CLASS }] },
      { kind: 'javascript-module', path: 'vae-lab.js', exports: [{ kind: 'custom-element-definition', name: 'vae-lab', declaration: CLASS }] },
    ],
  };
}

const typed = (/** @type {string} */ text) => ({ type: { text } });
const defaulting = (/** @type {string} */ text) => (text ? { default: text } : {});
const parameter = (/** @type {import('../www/element/api').MethodEntry['parameters'][number]} */ { name, type, optional }) => ({ name, ...typed(type), ...(optional && { optional }) });
