import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const FOLDER = 'tests/e2e/artifacts';
const visitor = withVisitor();

for (const width of [390, 820, 1440]) {
  for (const scheme of ['light', 'dark']) {
    test(`at ${width} pixels, ${scheme}, nothing sticks out sideways`, async () => {
      const { page } = visitor();
      await page.setViewport({ width, height: 1000 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await visitor().open();
      await visitor().waitForSteps(300);
      mkdirSync(FOLDER, { recursive: true });
      await page.screenshot({ path: `${FOLDER}/${width}-${scheme}.png`, fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
    });
  }
}
