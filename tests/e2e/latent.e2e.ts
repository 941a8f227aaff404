import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

beforeAll(async () => {
  await visitor().open({ autoplay: false });
  const model = [...(await visitor().events('ready')), ...(await visitor().events('model'))].at(
    -1,
  )!.model;
  if (model.latentDim !== 2) await visitor().setField('latent-dim', 2);
  // An untrained decoder draws nearly the same grey everywhere.
  await visitor().click('play');
  await visitor().waitForSteps(5);
  await visitor().click('play');
  await visitor().waitForPause();
  await visitor().page.$eval(visitor().at('latent-point'), (point) =>
    point.scrollIntoView({ block: 'center' }),
  );
});

test('the plane shows the codes of held-out images', async () => {
  const drawn = await visitor().page.$eval(visitor().at('latent-plane'), (element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement)
      .getContext('2d')!
      .getImageData(0, 0, width, height);
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });
  expect(drawn).toBeGreaterThan(100);
});

test('dragging the point of the latent plane changes the decoded image', async () => {
  const point = (await visitor().page.$(visitor().at('latent-point')))!;
  const before = await visitor().picture('latent-decoded');
  const box = (await point.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const { mouse } = visitor().page;
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 40, y - 50, { steps: 5 });
  await mouse.up();
  await visitor().waitForPicture('latent-decoded', before);
  const moved = (await point.boundingBox())!;
  expect(moved.x - box.x).toBeGreaterThan(30);
  expect(moved.y - box.y).toBeLessThan(-40);
});

test('the arrow keys move it too', async () => {
  const before = await visitor().picture('latent-decoded');
  const value = await visitor().attribute('latent-point', 'aria-valuetext');
  await visitor().page.focus(visitor().at('latent-point'));
  for (let press = 0; press < 5; press++) await visitor().page.keyboard.press('ArrowRight');
  await visitor().waitForPicture('latent-decoded', before);
  await visitor().until(
    'another place of the point',
    async () => (await visitor().attribute('latent-point', 'aria-valuetext')) !== value,
  );
});
