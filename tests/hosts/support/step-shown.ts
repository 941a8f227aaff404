// What the examples of frameworks add to the widget: a sentence that counts its steps, which they
// hear of by a listener in their template.
import type { Page } from 'puppeteer-core';

export async function expectStepShown(page: Page): Promise<void> {
  await page.waitForFunction(
    () => Number(/has taken (\d+) steps/.exec(document.body.innerText)?.[1]) > 0,
    { timeout: 10_000 },
  );
}
