// How the tests' visitor presses a button, as a person would: what a notice covers is scrolled from
// under it first, and where something moved the button away under the press, it is pressed again.
import type { Page } from 'puppeteer-core';

const TRIES = 3;

export async function press(page: Page, selector: string): Promise<void> {
  const locator = page.locator(selector);
  for (let tries = 0; tries < TRIES; tries++) {
    const element = await locator.waitHandle();
    await element.evaluate(watchPress, selector);
    await element.dispose();
    await locator.click();
    // a page or a button that has gone was pressed
    if (!(await page.$eval(selector, wasMissed).catch(() => false))) return;
  }
}

/** In the page: whether presses from now on reach the element. */
function watchPress(element: Element, selector: string): void {
  const { x, y, width, height } = element.getBoundingClientRect();
  const seen = document.elementFromPoint(x + width / 2, y + height / 2);
  if (seen?.closest('.notice') && !element.closest('.notice'))
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const page = window as Window & { reached?: boolean };
  page.reached = false;
  const look = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(selector)) page.reached = true;
  };
  addEventListener('click', look, true);
  setTimeout(() => removeEventListener('click', look, true), 30_000);
}

/** In the page: whether the press went beside, though nothing lies over the element. */
function wasMissed(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  const seen = document.elementFromPoint(x + width / 2, y + height / 2);
  return (window as Window & { reached?: boolean }).reached === false && element.contains(seen);
}
