// The docs as a reader meets them: pages that load, links that lead somewhere, examples that run as
// they are written.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { violations } from './support/axe';
import { browserName } from './support/place';
import { withVisitor } from './support/with-visitor';

const DOCS = 'dist/docs';
const PHONE = { width: 390, height: 844 };

const visitor = withVisitor();

const pages = fs.readdirSync(DOCS).filter((name) => name.endsWith('.html'));
const read = (file: string): string => fs.readFileSync(file, 'utf8');
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, what]) => what!.replaceAll('&amp;', '&'));

/** The text of a page's code blocks. */
const examples = (name: string): string[] =>
  found(read(path.join(DOCS, name)), /<pre><code>([^]*?)<\/code><\/pre>/g).map((html) =>
    html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'),
  );

async function open(name: string): Promise<void> {
  await visitor().page.goto(`${visitor().server.url}docs/${name}`);
}

test('every link and anchor leads somewhere', () => {
  const lost: string[] = [];
  for (const name of pages) {
    for (const href of found(read(path.join(DOCS, name)), /(?:href|src)="([^"]*)"/g).filter(
      (href) => !/^[a-z]+:/.test(href),
    )) {
      const [target, id] = href.split('#') as [string, string?];
      const file = target === '' ? path.join(DOCS, name) : path.join(DOCS, target);
      if (target.startsWith('api/') && !fs.existsSync(path.join(DOCS, 'api'))) continue; // built apart from the site
      if (
        !fs.existsSync(file) ||
        (id &&
          file.endsWith('.html') &&
          !target.startsWith('api/') &&
          !read(file).includes(`id="${id}"`))
      )
        lost.push(`${name}: ${href}`);
    }
  }
  expect(lost).toEqual([]);
});

describe.each(pages)('%s', (name) => {
  test('fits a phone, and axe finds nothing wrong', async () => {
    const { page } = visitor();
    await page.setViewport(PHONE);
    await open(name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      PHONE.width,
    );
    if (browserName === 'chromium') expect(await violations(page)).toEqual([]);
  });
});

test.runIf(browserName === 'chromium').each(['mathematics.html', 'gallery.html'])(
  '%s is as readable in the dark',
  async (name) => {
    const { page } = visitor();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.setViewport({ width: 1440, height: 900 });
    await open(name);
    expect(await violations(page)).toEqual([]);
  },
);

test('a live example sleeps until a reader comes near, then it can train', async () => {
  const { page } = visitor();
  await page.setViewport({ width: 1440, height: 900 });
  await open('gallery.html');
  const stateOf = (nth: number): Promise<string> =>
    page.$$eval(
      'vae-lab',
      (widgets, nth) => (widgets[nth] as HTMLElement & { state: string }).state,
      nth,
    );
  const last = (await page.$$('vae-lab')).length - 1;
  await visitor().until('the first example', async () => (await stateOf(0)) === 'ready');
  expect(await stateOf(last)).toBe('idle');
  await page.$$eval('vae-lab', (widgets) =>
    widgets.at(-1)!.scrollIntoView({ behavior: 'instant' }),
  );
  await visitor().until('the last example', async () => (await stateOf(last)) === 'ready');
  const step = await page.$$eval('vae-lab', async (widgets) => {
    const widget = widgets.at(-1) as HTMLElement & { step(count: number): Promise<void> };
    const progress = new Promise<number>((resolve) =>
      widget.addEventListener(
        'vae-progress',
        (event) => resolve((event as CustomEvent<{ step: number }>).detail.step),
        { once: true },
      ),
    );
    await widget.step(3);
    return progress;
  });
  expect(step).toBeGreaterThan(0);
});

test('the lines of the first chapter put a model into a page, as they stand there', async () => {
  const { page } = visitor();
  const lines = examples('index.html').find((text) => text.includes('<vae-lab'))!;
  expect(lines).toContain('src="/vae-lab/vae-lab.js"');
  await open('browsers.html'); // any page of the host
  await page.setContent(
    `<!doctype html><title>An article</title>${lines.replace('/vae-lab/', visitor().server.url)}`,
  );
  await page.waitForFunction(
    () => (document.querySelector('vae-lab') as HTMLElement & { state?: string }).state === 'ready',
  );
  await page.$eval('vae-lab', async (widget) =>
    (widget as HTMLElement & { play(): Promise<void> }).play(),
  );
  await page.waitForFunction(
    () => (document.querySelector('vae-lab') as HTMLElement & { running?: boolean }).running,
  );
});
