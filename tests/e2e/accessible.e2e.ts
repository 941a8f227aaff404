import { expect, test } from 'vitest';
import { violations } from './support/axe';
import { withLab } from './support/with-lab';

const lab = withLab();

for (const language of ['en', 'zh']) {
  for (const scheme of ['light', 'dark']) {
    test(`axe finds nothing wrong with the page, all panels open, in ${language}, ${scheme}`, async () => {
      await lab().page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await lab().open({ language });
      await lab().waitForSteps(20);
      for (const chip of await lab().page.$$('.chip[aria-pressed="false"]'))
        await chip.evaluate((chip) => (chip as HTMLElement).click()); // by hand it may move away: what opens below scrolls the page
      await lab().until('the samples', async () => (await lab().picture('samples')).spread > 1);
      await lab().click('play');
      await lab().waitForPause();
      expect(await violations(lab().page)).toEqual([]);
    });
  }
}

for (const language of ['en', 'zh']) {
  test(`nor with the dialogs, the tour and a comparison, in ${language}`, async () => {
    const { page } = lab();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    for (const [opener, opened] of [
      ['share', 'dialog[open]'],
      ['open-import', 'dialog[open]'],
      ['tour-open', 'lab-tour h2'],
      ['compare', 'lab-compare h2'],
    ] as const) {
      await lab().open({ language });
      await lab().waitForSteps(5);
      await lab().click(opener);
      await page.waitForSelector(opened);
      await lab().drawn();
      expect(await violations(page), opener).toEqual([]);
    }
  });
}
