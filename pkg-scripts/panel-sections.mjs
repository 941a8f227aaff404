// A Vite plugin: writes the sections of the panels into index.html, each with what stands in its
// place until its element is there.
import fs from 'node:fs';
import { runnerImport } from 'vite';

const PLACE = /<!-- panels:.*?-->/;

/** @typedef {import('../www/panels/registry').RegisteredPanel} RegisteredPanel */

/** What www/panels/registry.ts holds. */
export async function readPanels() {
  /** @type {{ module: typeof import('../www/panels/registry') }} */
  const { module } = await runnerImport('./www/panels/registry.ts', {
    configFile: false,
    logLevel: 'error',
  });
  return module.PANELS;
}

/** @returns {import('vite').Plugin} */
export function panelSections() {
  return {
    name: 'panel-sections',
    transformIndexHtml: {
      order: 'pre',
      handler: async (html) => {
        if (!PLACE.test(html)) return html;
        const written = sections(await readPanels());
        return html.replace(PLACE, () => written); // as it is: a sentence may hold a dollar sign
      },
    },
  };
}

/**
 * The page begins with a VAE, in English.
 *
 * @param {readonly RegisteredPanel[]} panels
 */
export function sections(panels) {
  /** @type {import('../www/protocol/rust-types').Schema} */
  const { kinds } = JSON.parse(fs.readFileSync('tests/www/schema.json', 'utf8')); // written from Rust
  const summary = kinds.find(({ kind }) => kind === 'vae')?.summary;
  return panels
    .map(
      ({
        name,
        title,
        caption,
        open,
        wide,
      }) => `<section${wide ? ' class="wide"' : ''} data-panel="${name}" aria-labelledby="${name}-title"${open ? '' : ' hidden'}>
          <lab-panel-head data-part name="${name}"><h2 id="${name}-title">${escaped(title())}</h2></lab-panel-head>
          <lab-${name} data-part>${placeholder(name, { caption: caption?.(), summary })}</lab-${name}>
        </section>`,
    )
    .join('\n\n        ');
}

/**
 * @param {string} name
 * @param {Record<string, string | undefined>} words
 */
function placeholder(name, words) {
  const file = `www/panels/${name}/placeholder.html`;
  return fs.existsSync(file)
    ? fs
        .readFileSync(file, 'utf8')
        .trim()
        .replace(/\{\{(\w+)\}\}/g, (_, word) => escaped(words[word] ?? ''))
    : '';
}

const escaped = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
