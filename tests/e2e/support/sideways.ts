// What sticks out of a page, or of a widget, to the right.
import type { Page } from 'puppeteer-core';

/** How far the page can be scrolled sideways, and the elements that are to blame. */
export function sideways(page: Page): Promise<{ by: number; elements: string[] }> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const clips = (element: Element): boolean => {
      const { overflowX, position } = getComputedStyle(element);
      return overflowX !== 'visible' || position === 'fixed';
    };
    const held = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (clips(element) || held(element.parentElement));
    const found: string[] = [];
    const look = (root: ParentNode, edge: number): void => {
      // What lies in a closed <details> keeps, in Firefox, the width it had before the window
      // changed.
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        const { width, right } = element.getBoundingClientRect();
        if (width > 0 && element.checkVisibility() && right > edge + 0.5 && !held(element))
          found.push(`${element.localName}.${element.className} by ${Math.round(right - edge)}`);
        if (element.shadowRoot) look(element.shadowRoot, Math.min(edge, right));
      }
    };
    look(document.body, clientWidth);
    return { by: scrollWidth - clientWidth, elements: found.slice(0, 8) };
  });
}
