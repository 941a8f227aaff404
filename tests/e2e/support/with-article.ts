// Somebody else's page, and the origins that what is in it comes from, for the tests of a file.
import fs from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from '../../../pkg-scripts/browser.mjs';
import { serveFolder, type FolderServer } from '../../../pkg-scripts/static-server.mjs';
import { Article } from './article';
import { ANYONE, Origin } from './origin';
import { browserName } from './place';

interface Elsewhere {
  article: Article;
  cdn: FolderServer;
  other: FolderServer; // another copy of everything
  pages: Origin; // the article's own
  files: Origin; // data and checkpoints
  sent: string[]; // what the first has been asked for
  show(body: string, headers?: Record<string, string>): Promise<void>; // as the article
}

export function withArticle(): Elsewhere {
  let shown = 0;
  const show = (body: string, headers?: Record<string, string>): Promise<void> =>
    place.article.open(place.pages.page(`article-${shown++}.html`, body, headers));
  const place = { sent: [] as string[], show } as Elsewhere;
  let browser: Browser;
  beforeAll(async () => {
    const [cdn, other, pages, files] = await Promise.all([
      serveFolder('dist', { headers: ANYONE, onLoad: (path) => place.sent.push(path) }),
      serveFolder('dist', { headers: ANYONE }),
      Origin.open(),
      Origin.open(),
    ]);
    browser = await launchBrowser(browserName);
    Object.assign(place, {
      cdn,
      other,
      pages,
      files,
      article: await Article.on(await browser.newPage()),
    });
  });
  afterAll(async () => {
    await browser?.close().catch(() => {});
    for (const server of [place.cdn, place.other, place.pages, place.files]) server?.close();
  });
  afterEach(() => place.article.page.goto('about:blank'));
  return place;
}

/** The policies as the docs have them, for a page of another host and for one of the same. */
const [ELSEWHERE, AT_HOME] = [
  ...fs.readFileSync('docs/guide/csp.md', 'utf8').matchAll(/Content-Security-Policy:\n([^`]*)```/g),
].map(([, policy]) => policy!.replace(/\s+/g, ' ').trim());

/** With these hosts in place of the one that the docs name. */
export const strict = (...hosts: { url: string }[]): string =>
  ELSEWHERE!.replaceAll(
    'https://lab.example',
    hosts.map(({ url }) => new URL(url).origin).join(' '),
  );
export const STRICT_AT_HOME = AT_HOME!;
export const under = (policy: string): Record<string, string> => ({
  'content-security-policy': policy,
});

export const script = (host: FolderServer): string =>
  `<script type="module" src="${host.url}vae-lab.js"></script>`;
export const widget = (attributes = ''): string =>
  `<vae-lab backend="cpu" views="samples latent" controls="minimal" ${attributes}>A model of images</vae-lab>`;
