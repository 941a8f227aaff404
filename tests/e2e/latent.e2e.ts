import { beforeAll, expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();

beforeAll(async () => {
  await lab().open({ autoplay: false });
  const model = [...(await lab().events('ready')), ...(await lab().events('model'))].at(-1)!.model;
  if (model.latentDim !== 2) await lab().setField('latent-dim', 2);
  // An untrained decoder draws nearly the same grey everywhere.
  await lab().click('play');
  await lab().waitForSteps(5);
  await lab().click('play');
  await lab().waitForPause();
  await lab().page.$eval(lab().at('latent-point'), (point) =>
    point.scrollIntoView({ block: 'center' }),
  );
});

test('the plane shows the codes of held-out images', async () => {
  const drawn = await lab().page.$eval(lab().at('latent-plane'), (element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement)
      .getContext('2d')!
      .getImageData(0, 0, width, height);
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });
  expect(drawn).toBeGreaterThan(100);
});

test('dragging the point of the latent plane changes the decoded image', async () => {
  const point = (await lab().page.$(lab().at('latent-point')))!;
  const before = await lab().picture('latent-decoded');
  const box = (await point.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const { mouse } = lab().page;
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 40, y - 50, { steps: 5 });
  await mouse.up();
  await lab().waitForPicture('latent-decoded', before);
  const moved = (await point.boundingBox())!;
  expect(moved.x - box.x).toBeGreaterThan(30);
  expect(moved.y - box.y).toBeLessThan(-40);
});

test('the arrow keys move it too', async () => {
  const before = await lab().picture('latent-decoded');
  const value = await lab().attribute('latent-point', 'aria-valuetext');
  await lab().page.focus(lab().at('latent-point'));
  for (let press = 0; press < 5; press++) await lab().page.keyboard.press('ArrowRight');
  await lab().waitForPicture('latent-decoded', before);
  await lab().until(
    'another place of the point',
    async () => (await lab().attribute('latent-point', 'aria-valuetext')) !== value,
  );
});
