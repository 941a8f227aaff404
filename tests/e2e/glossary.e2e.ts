// Terms on the page and what explains them: by pointer, by keys, in both languages.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './support/axe';
import { browserName } from './support/place';
import { sideways } from './support/sideways';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

const TERM = '[data-panel="latent"] .caption .term';

const shown = (): Promise<string | null> =>
  visitor().page.$eval('lab-explanation', (explanation) =>
    (explanation as HTMLElement).hidden ? null : explanation.shadowRoot!.textContent,
  );

const focused = (): Promise<string | undefined> =>
  visitor().page.evaluate(() => document.activeElement?.localName);

async function open(language: string): Promise<void> {
  await visitor().page.setViewport({ width: 1440, height: 1000 });
  await visitor().open({ language, autoplay: false });
  await visitor().page.waitForSelector(TERM);
}

describe('a term', () => {
  beforeAll(() => open('en'));

  beforeEach(async () => {
    await visitor().page.mouse.move(2, 2);
    await visitor().page.keyboard.press('Escape');
    expect(await shown()).toBeNull();
  });

  test('that is pointed at is explained beside it, until the pointer is elsewhere', async () => {
    await visitor().page.hover(TERM);
    await visitor().until('the explanation', async () => (await shown()) !== null);
    expect(await shown()).toMatch(/held out.*never trains on.*More in the mathematics/is);
    await visitor().page.hover('h1');
    await visitor().until('it to leave', async () => (await shown()) === null);
  });

  test('can be reached by Tab, entered by Enter, followed to the mathematics, and left again', async () => {
    const { page } = visitor();
    await page.focus('[data-testid="full-screen-latent"]');
    for (let i = 0; i < 4 && (await shown()) === null; i++) await page.keyboard.press('Tab');
    expect(await shown()).not.toBeNull();
    expect(await page.$eval(':focus', (term) => term.getAttribute('aria-expanded'))).toBe('true');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('lab-explanation');
    await page.keyboard.press('Tab');
    const link = (): Promise<string | undefined> =>
      page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.getAttribute('href') ?? undefined,
      );
    for (let i = 0; i < 2 && !(await link()); i++) await page.keyboard.press('Tab');
    expect(await link()).toMatch(/^docs\/mathematics\.html#/);
    await page.keyboard.press('Escape');
    expect(await shown()).toBeNull();
    expect(await page.$eval(':focus', (term) => term.className)).toBe('term');
  });

  test('that is tapped is explained, and a tap elsewhere is enough', async () => {
    const { page } = visitor();
    await page.$eval(TERM, (term) => (term as HTMLElement).click());
    expect(await shown()).not.toBeNull();
    await page.$eval('h1', (title) => title.click());
    expect(await shown()).toBeNull();
  });

  test('has its explanation in the window on any width', async () => {
    const { page } = visitor();
    for (const width of [280, 390, 1366]) {
      await page.setViewport({ width, height: 640 });
      await page.$eval('[data-panel="curves"] .caption .term', (term) => {
        term.scrollIntoView({ block: 'center', behavior: 'instant' });
        (term as HTMLElement).click();
      });
      await visitor().drawn();
      const { left, right, top, bottom } = await page.$eval('lab-explanation', (explanation) =>
        explanation.getBoundingClientRect().toJSON(),
      );
      expect(left, String(width)).toBeGreaterThanOrEqual(0);
      expect(right, String(width)).toBeLessThanOrEqual(width);
      expect(top, String(width)).toBeGreaterThanOrEqual(0);
      expect(bottom, String(width)).toBeLessThanOrEqual(640);
      expect(await sideways(page)).toEqual({ by: 0, elements: [] });
    }
    await page.setViewport({ width: 1440, height: 1000 });
  });

  test('is one in the other language, too, on the same page', async () => {
    const { page } = visitor();
    await visitor().click('language');
    await visitor().until('Chinese', async () =>
      /留出|编码/.test(await page.$eval(TERM, (term) => term.textContent ?? '')),
    );
    await page.$eval(TERM, (term) => (term as HTMLElement).click());
    expect(await shown()).toMatch(/\p{Script=Han}{4}.*[a-z]/su);
    await visitor().click('language');
  });
});

describe.runIf(browserName === 'chromium')(
  'axe finds nothing wrong with an open explanation',
  () => {
    test.each([
      ['en', 'light'],
      ['en', 'dark'],
      ['zh', 'light'],
      ['zh', 'dark'],
    ])('in %s, %s', async (language, scheme) => {
      const { page } = visitor();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await open(language);
      await page.$eval('[data-panel="curves"] .caption .term', (term) =>
        (term as HTMLElement).click(),
      );
      await page.waitForFunction(() =>
        document.querySelector('lab-explanation')!.shadowRoot!.querySelector('math'),
      );
      expect(await violations(page)).toEqual([]);
    });
  },
);
