// What the page notices of a run while it trains: one thing, with a button that helps, until it is
// dismissed.
import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

const LINK = '#v=2&preset=plane&model.network.hidden=16&training.batchSize=16&data.count=200';

const finding = (): Promise<string | null> =>
  visitor().page.$$eval('[data-testid="finding"]', (found) =>
    found.length === 1 ? found[0]!.getAttribute('data-finding') : null,
  );

/** The buttons and pictures that it stands over: one would press it instead of them. */
const covered = (): Promise<string[]> =>
  visitor().page.evaluate(() => {
    const its = document.querySelector('[data-testid="finding"]')!;
    const { top, bottom, left, right } = its.getBoundingClientRect();
    return [...document.querySelectorAll('button, select, input, canvas')]
      .filter((other) => !its.contains(other))
      .filter((other) => {
        const box = other.getBoundingClientRect();
        const apart =
          box.bottom <= top || box.top >= bottom || box.right <= left || box.left >= right;
        return !apart && box.width > 0;
      })
      .map((other) => other.outerHTML.slice(0, 100));
  });

test('a posterior that beta has made collapse is told of, and beta is lowered by a press', async () => {
  await visitor().visit(`${visitor().server.url}?device=cpu&lang=en${LINK}&model.bound.beta=100`);
  await visitor().until('what the page notices', async () => (await finding()) === 'collapse');
  expect(await visitor().text('finding')).toContain('Posterior collapse');
  expect(await covered(), 'what it covers').toEqual([]);
  await visitor().click('finding-help');
  await visitor().until('beta to be 1', async () => (await visitor().value('beta')) === '1');
  await visitor().until('the notice to go', async () => (await finding()) !== 'collapse');
});

test('what has been dismissed is not said again of this model', async () => {
  await visitor().visit(`${visitor().server.url}?device=cpu&lang=en${LINK}&model.bound.beta=99`);
  await visitor().until('what the page notices', async () => (await finding()) === 'collapse');
  await visitor().click('finding-dismiss');
  await visitor().drawn();
  const step = await visitor().step();
  await visitor().waitForSteps(step + 100);
  expect(await finding()).not.toBe('collapse');
});
