// A Vite plugin: import() as it was written. What Vite puts around it loads a chunk's stylesheets
// first, of which the package has none, and asks for addresses that other bundlers can't follow, of
// which they warn.

const HELPER = '\0vite/preload-helper.js';

/** @returns {import('vite').Plugin} */
export function noPreload() {
  return {
    name: 'no-preload',
    enforce: 'pre',
    load(id) {
      return id === HELPER ? 'export const __vitePreload = (load) => load();\n' : null;
    },
  };
}
