import { expect, test } from 'vitest';
import { violations } from './support/axe';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

for (const language of ['en', 'zh']) {
  for (const scheme of ['light', 'dark']) {
    test(`axe finds nothing wrong with the page, all panels open, in ${language}, ${scheme}`, async () => {
      await visitor().page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await visitor().open({ language });
      await visitor().waitForSteps(20);
      for (const chip of await visitor().page.$$('.chip[aria-pressed="false"]'))
        // by hand it may move away: what opens below scrolls the page
        await chip.evaluate((chip) => (chip as HTMLElement).click());
      await visitor().until(
        'the samples',
        async () => (await visitor().picture('samples')).spread > 1,
      );
      await visitor().click('play');
      await visitor().waitForPause();
      expect(await violations(visitor().page)).toEqual([]);
    });
  }
}

for (const language of ['en', 'zh']) {
  test(`nor with the dialogs, the tour and a comparison, in ${language}`, async () => {
    const { page } = visitor();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    for (const [opener, opened] of [
      ['share', 'dialog[open]'],
      ['open-import', 'dialog[open]'],
      ['tour-open', 'lab-tour h2'],
      ['compare', 'lab-compare h2'],
    ] as const) {
      await visitor().open({ language });
      await visitor().waitForSteps(5);
      await visitor().click(opener);
      await page.waitForSelector(opened);
      await visitor().drawn();
      expect(await violations(page), opener).toEqual([]);
    }
  });
}
