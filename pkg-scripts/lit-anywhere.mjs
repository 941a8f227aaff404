// A Vite plugin: Lit as it is for Node, which in a browser does the same and can be imported where
// there is no DOM, as on the servers that render pages.
import { fileURLToPath } from 'node:url';

const LIT = /^(lit|lit-html|lit-element|@lit\/reactive-element)(\/|$)/;

/** What Lit's own stand-in for the DOM is left out for: an element that nobody makes. */
const SHIM = '@lit-labs/ssr-dom-shim';
const NO_DOM = 'export class HTMLElement {}\nexport const customElements = undefined;\n';

/** @returns {import('vite').Plugin} */
export function litAnywhere() {
  return {
    name: 'lit-anywhere',
    enforce: 'pre',
    resolveId(name) {
      if (name === SHIM) return `\0${SHIM}`;
      // Node's own resolution takes what a package has for Node.
      return LIT.test(name) ? fileURLToPath(import.meta.resolve(name)) : null;
    },
    load(id) {
      return id === `\0${SHIM}` ? NO_DOM : null;
    },
  };
}
