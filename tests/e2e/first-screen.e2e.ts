// Pictures are in sight at once, whatever the screen: the head of the page leaves room for them.
import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

test.each([
  ['en', 1366, 657, 300],
  ['zh', 1366, 657, 300],
  ['en', 1440, 900, 500],
  ['en', 390, 844, 200],
  ['zh', 390, 844, 200],
])(
  'in %s, of a screen of %i by %i the plane has %i pixels',
  async (language, width, height, least) => {
    const { page } = visitor();
    await page.setViewport({ width, height });
    await visitor().open({ language });
    await visitor().waitForPicture('latent-manifold');
    const top = await page.$eval(
      visitor().at('latent-manifold'),
      (plane) => plane.getBoundingClientRect().top,
    );
    expect(height - top).toBeGreaterThanOrEqual(least);
  },
);

test('panels’ chips stand on one line, and the device in its badge says why when it is asked', async () => {
  const { page } = visitor();
  await page.setViewport({ width: 1366, height: 657 });
  await visitor().open();
  const tops = await page.$$eval('nav.switch .chip', (chips) =>
    chips.map((chip) => chip.getBoundingClientRect().top),
  );
  expect(new Set(tops).size).toBe(1);
  const reason = (): Promise<number> =>
    page.$eval(
      `${visitor().at('device-badge')} span`,
      (reason) => reason.getBoundingClientRect().width,
    );
  expect(await reason()).toBeLessThan(2);
  await page.focus(visitor().at('device-badge'));
  expect(await reason()).toBeGreaterThan(100);
});
