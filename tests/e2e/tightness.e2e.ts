// The panel that shows how tight the bound is, on the model at hand.
import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
beforeAll(() =>
  visitor().visit(
    `${visitor().server.url}?device=cpu&autoplay=0&lang=en#v=2&model.network.hidden=16&training.batchSize=16&data.count=500`,
  ),
);

const present = async (hook: string): Promise<boolean> =>
  (await visitor().page.$(visitor().at(hook))) !== null;
const bounds = () =>
  visitor().page.$$eval(`${visitor().at('tightness-result')} > div:not(.most) dd`, (figures) =>
    figures.map(({ textContent }) =>
      parseFloat(textContent!.replace('−', '-').replaceAll(',', '')),
    ),
  );

test(
  'the bounds rise with the number of codes, on the same images, and training goes on',
  { timeout: 120_000 },
  async () => {
    await visitor().trainFor(300);
    await visitor().click('show-tightness');
    await visitor().set('tightness-images', '20');
    await visitor().click('measure-tightness');
    await visitor().until(
      'seven bounds',
      async () =>
        (await present('tightness-result')) &&
        (await present('measure-tightness')) &&
        (await bounds()).length === 7,
      90_000,
    );
    const found = await bounds();
    expect(found.every(Number.isFinite)).toBe(true);
    // Chance may turn neighbours round, by less than this.
    for (const [at, bound] of found.slice(1).entries())
      expect(bound).toBeGreaterThan(found[at]! - 1);
    expect(found.at(-1)).toBeGreaterThan(found[0]!);
    await visitor().click('play');
    await visitor().waitForSteps(2);
  },
);
