import { expect, test } from 'vitest';
import { slow } from './support/place';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the page trains by itself, and the bound improves', async () => {
  await visitor().open();
  await visitor().waitForSteps(slow ? 12 : 100);
  const losses = await visitor().losses();
  const part = slow ? 4 : 20;
  expect(mean(losses.slice(-part))).toBeLessThan(mean(losses.slice(0, part)));
  expect(await visitor().number('bound-train')).toBeLessThan(0);
  expect(await visitor().number('step-count')).toBeGreaterThan(0);
});

test('it evaluates the bound on held-out images', async () => {
  await visitor().waitForEvent('evaluation');
  await visitor().until(
    'the held-out bound on the page',
    async () => (await visitor().number('bound-heldout')) < 0,
  );
});

for (const hook of ['samples', 'originals', 'reconstructions', 'interpolation']) {
  test(`the canvas of ${hook} shows a picture`, async () => {
    expect((await visitor().waitForPicture(hook)).spread).toBeGreaterThan(1);
  });
}

test('the pictures change while it trains', async () => {
  for (const hook of ['samples', 'reconstructions'])
    await visitor().waitForPicture(hook, await visitor().picture(hook));
});

test('the curves are drawn', async () => {
  const spread = await visitor().page.$$eval('[data-testid="curves"] canvas', (canvases) =>
    canvases.map(
      (canvas) =>
        new Set(
          (canvas as HTMLCanvasElement)
            .getContext('2d')!
            .getImageData(
              0,
              0,
              (canvas as HTMLCanvasElement).width,
              (canvas as HTMLCanvasElement).height,
            ).data,
        ).size,
    ),
  );
  expect(spread.length).toBeGreaterThan(0);
  for (const colours of spread) expect(colours).toBeGreaterThan(2);
});
