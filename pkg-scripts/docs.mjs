// A Vite plugin: writes dist/docs/, a page for each Markdown chapter of docs/. The chapters are
// plain Markdown for a forge, too.
import fs from 'node:fs';
import { makePages } from './docs/pages.mjs';

/** @returns {import('vite').Plugin} */
export function docs() {
  return {
    name: 'docs',
    apply: 'build',
    async generateBundle() {
      for (const { fileName, source } of await makePages())
        this.emitFile({ type: 'asset', fileName: `docs/${fileName}`, source });
      for (const name of ['docs.css', 'docs.js'])
        this.emitFile({ type: 'asset', fileName: `docs/${name}`, source: asset(name) });
      this.emitFile({
        type: 'asset',
        fileName: 'docs/math.woff2',
        source: fs.readFileSync('www/fonts/math.woff2'),
      });
    },
  };
}

/**
 * The colours and sizes are the lab's.
 *
 * @param {string} name
 */
function asset(name) {
  const parts =
    name === 'docs.css'
      ? ['page/css/tokens.css', 'docs/docs.css', 'docs/text.css']
      : [`docs/${name}`];
  return parts.map((part) => fs.readFileSync(`www/${part}`, 'utf8')).join('\n');
}
