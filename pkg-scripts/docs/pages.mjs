// From chapters to files of the site: pages, and whatever the pages point to. A link that leads
// nowhere fails the build.
import fs from 'node:fs';
import path from 'node:path';
import { chapters } from './chapters.mjs';
import { render } from './markdown.mjs';
import { page } from './page.mjs';
import { makeTables } from './tables.mjs';

const API = 'api/'; // written by `pkg-scripts/build rustdoc`

/** @returns {Promise<{ fileName: string, source: string | Buffer }[]>} */
export async function makePages() {
  const all = chapters();
  const pageOf = new Map(all.map(({ source, page }) => [source, page]));
  const tables = await makeTables();
  /** @type {Map<string, Buffer>} */
  const extras = new Map(); // other files that chapters point to

  /**
   * Where a link of a source file leads on the site.
   *
   * @param {string} source
   * @param {string} href
   */
  const resolve = (source, href) => {
    if (/^[a-z]+:|^#/i.test(href)) return href;
    const [target, hash = ''] = href.split(/(?=#)/);
    const file = path.posix.join(path.posix.dirname(source), target);
    if (pageOf.has(file)) return pageOf.get(file) + hash;
    if (file.startsWith('www/') && file.endsWith('.html'))
      return `../${file.slice('www/'.length)}${hash}`;
    if (file.startsWith('docs/api/')) return file.slice('docs/'.length) + hash;
    requireFile(file, source);
    if (/^src\/.*\.rs$/.test(file))
      return `${API}src/vae_lab/${file.slice('src/'.length)}.html${hash}`;
    // An example is to be read, not run from here.
    const isPart = file.startsWith('docs/') && !file.startsWith('docs/examples/');
    const fileName = isPart ? file.slice('docs/'.length) : `source/${file}.txt`;
    if (fs.statSync(file).isFile()) extras.set(fileName, fs.readFileSync(file));
    return fileName + hash;
  };

  const rendered = await Promise.all(
    all.map(async (chapter) => ({
      ...chapter,
      ...(await render(
        fs.readFileSync(chapter.source, 'utf8'),
        (/** @type {string} */ href) => resolve(chapter.source, href),
        tables,
      )),
    })),
  );
  refuseLostLinks(rendered);
  return [
    ...rendered.map((chapter, i) => ({
      fileName: chapter.page,
      source: page(chapter, { all: rendered, before: rendered[i - 1], after: rendered[i + 1] }),
    })),
    ...[...extras].map(([fileName, source]) => ({ fileName, source })),
  ];
}

/**
 * @param {string} file
 * @param {string} source that links to it
 */
function requireFile(file, source) {
  if (!fs.existsSync(file)) throw new Error(`${source}: there is no ${file} to link to`);
}

/** @param {import('./page.mjs').RenderedChapter[]} rendered */
function refuseLostLinks(rendered) {
  const anchors = new Map(
    rendered.map(({ page, headings }) => [page, new Set(headings.map(({ id }) => id))]),
  );
  for (const { source, page, links } of rendered) {
    for (const href of links) {
      const [, target, id] = /^([^#]*)(?:#(.*))?$/.exec(href) ?? [];
      const known = anchors.get(target || page);
      if (id && known && !known.has(id))
        throw new Error(`${source}: ${target || 'this page'} has no heading #${id}`);
    }
  }
}
