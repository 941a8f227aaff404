// Nothing sticks out sideways, and every setting can be read, on each width from 280 pixels up.
import fs from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { PANELS } from '../../www/panels/registry';
import { sideways } from './support/sideways';
import { withVisitor } from './support/with-visitor';

const WIDTHS = [280, 320, 371, 390, 820, 1366, 1440];
const NOTHING = { by: 0, elements: [] };

const visitor = withVisitor();

/** At each width, what is wrong by `look`; each where it is wrong at all. */
async function atEachWidth<Wrong>(
  look: () => Promise<Wrong>,
  fine: Wrong,
  widths = WIDTHS,
): Promise<void> {
  const { page } = visitor();
  const wrong: Record<number, Wrong> = {};
  for (const width of widths) {
    await page.setViewport({ width, height: 800 });
    // observers of sizes come after a frame or two
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    const found = await look();
    if (JSON.stringify(found) !== JSON.stringify(fine)) wrong[width] = found;
  }
  expect(wrong).toEqual({});
}

const stays = (widths?: number[]): Promise<void> =>
  atEachWidth(() => sideways(visitor().page), NOTHING, widths);

/** Controls among the settings that are cut off, or too narrow for what they hold. */
const unreadable = (): Promise<string[]> =>
  visitor().page.evaluate(() => {
    const settings = document.querySelector('.settings')!;
    const { right } = settings.getBoundingClientRect();
    return [
      ...settings.querySelectorAll<HTMLElement>('input:not([type="file"]), select, button'),
    ].flatMap((control) => {
      const box = control.getBoundingClientRect();
      const tooNarrow =
        control.localName === 'input' && control.scrollWidth > control.clientWidth + 1;
      return box.width > 0 && (box.right > right || tooNarrow)
        ? [
            `${control.id || control.className} ends at ${Math.round(box.right)} of ${Math.round(right)}`,
          ]
        : [];
    });
  });

describe('the lab', () => {
  beforeAll(async () => {
    const views = PANELS.map(({ name }) => name).join(',');
    await visitor().visit(`${visitor().server.url}?device=cpu&lang=en#v=1&views=${views}`);
    for (let runs = 0; runs < 2; runs++) {
      await visitor().waitForSteps(5);
      await visitor().click('reset'); // so that there are some to bring back
    }
    await visitor().waitForSteps(20);
    await visitor().waitForPicture('samples');
    await visitor().page.waitForSelector(visitor().at('former-runs'));
  });

  test('with every panel open fits each width', () => stays());

  test('with its settings open fits each width, and each of them can be read', async () => {
    const { page } = visitor();
    const open = (): Promise<void> =>
      page.evaluate(() =>
        document
          .querySelectorAll<HTMLDetailsElement>('.settings, .settings details')
          .forEach((box) => (box.open = true)),
      );
    await atEachWidth(async () => (await open(), await sideways(page)), NOTHING);
    await atEachWidth(async () => (await open(), await unreadable()), []);
    await page.evaluate(() =>
      document.querySelectorAll<HTMLElement>('.settings .why').forEach((button) => button.click()),
    ); // and all that they mean
    await atEachWidth(async () => (await open(), await sideways(page)), NOTHING);
  });

  test('in Chinese fits each width', async () => {
    await visitor().click('language');
    await visitor().until('Chinese', () =>
      visitor().page.evaluate(() => document.documentElement.lang.startsWith('zh')),
    );
    await stays();
    await visitor().click('language');
  });

  test('on its tour fits each width, and the tour covers none of the numbers', async () => {
    const { page } = visitor();
    await visitor().click('tour-open');
    await stays();
    const covered = (): Promise<boolean> =>
      page.evaluate(() => {
        const tour = document.querySelector('.tour')!.getBoundingClientRect();
        scrollTo({ top: 0, behavior: 'instant' });
        return [...document.querySelectorAll('lab-vitals dd, lab-transport button')].some(
          (number) => {
            const { left, right, top, bottom } = number.getBoundingClientRect();
            return left < tour.right && right > tour.left && top < tour.bottom && bottom > tour.top;
          },
        );
      });
    await atEachWidth(covered, false, [1180, 1280, 1366, 1440, 1600]);
    await visitor().click('tour-close');
    await visitor().click('tour-put-back');
  });

  test('while it compares fits each width', async () => {
    await visitor().click('compare');
    await visitor().until(
      'both models',
      async () =>
        !(await visitor().page.$eval(
          visitor().at('compare-play'),
          (button) => (button as HTMLButtonElement).disabled,
        )),
    );
    await stays();
    await visitor().click('compare-close');
    // the browser goes back to the page's own entry; another page asked for meanwhile would be lost
    await visitor().page.waitForFunction(
      () => (history.state as { place?: string }).place === 'page',
    );
  });
});

test.each([
  'embed.html',
  'bench.html',
  ...fs
    .readdirSync('dist/docs')
    .filter((name) => name.endsWith('.html'))
    .map((name) => `docs/${name}`),
])('%s fits each width', async (name) => {
  await visitor().page.goto(visitor().server.url + name, { waitUntil: 'domcontentloaded' });
  await stays();
});

test('the example of the README fits each width, with all that is in it', async () => {
  const { page, server } = visitor();
  const [, lines] = /```html\n([\s\S]*?)```/.exec(fs.readFileSync('README.md', 'utf8'))!;
  await page.goto(`${server.url}docs/browsers.html`);
  await page.setContent(
    `<!doctype html><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>An article</title>${lines!.replace('https://your-host/', server.url)}`,
  );
  await page.waitForFunction(
    () => (document.querySelector('vae-lab') as HTMLElement & { state?: string }).state === 'ready',
  );
  await stays();
});
