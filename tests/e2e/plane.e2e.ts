// The plane of codes as a visitor moves about on it, and the plane decoded.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

beforeAll(async () => {
  await visitor().open({ autoplay: false });
  await visitor().click('play');
  await visitor().waitForSteps(40); // until codes have spread
  await visitor().click('play');
  await visitor().waitForPause();
  await visitor().page.$eval(visitor().at('plane'), (plane) =>
    plane.scrollIntoView({ block: 'center' }),
  );
});

beforeEach(async () => {
  await visitor().page.$eval(visitor().at('zoom-reset'), (button) =>
    (button as HTMLButtonElement).click(),
  );
  await visitor().click('tool-hold');
});

/** Of the plane, once nothing scrolls. */
async function middle(): Promise<{ x: number; y: number; size: number }> {
  const box = await visitor().boxOf('plane');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, size: box.width };
}

/** Places where something in colour is drawn: points, and the rings of class names. */
async function colouredPlaces(count: number): Promise<[number, number][]> {
  return visitor().page.$eval(
    visitor().at('latent-plane'),
    (element, count) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const box = canvas.getBoundingClientRect();
      const found: [number, number][] = [];
      for (let pixel = 0; pixel * 4 < data.length; pixel++) {
        const [red, green, blue, alpha] = data.subarray(pixel * 4, pixel * 4 + 4) as unknown as [
          number,
          number,
          number,
          number,
        ];
        if (alpha < 230 || Math.max(red, green, blue) - Math.min(red, green, blue) < 80) continue;
        found.push([
          box.x + ((pixel % canvas.width) * box.width) / canvas.width,
          box.y + (Math.floor(pixel / canvas.width) * box.height) / canvas.height,
        ]);
      }
      return Array.from(
        { length: count },
        (_, at) => found[Math.floor(((at + 0.5) * found.length) / count)]!,
      );
    },
    count,
  );
}

const heldPlace = async (): Promise<number> =>
  (await (await visitor().page.$(visitor().at('latent-point')))!.boundingBox())!.x;
const beyond = async (): Promise<number> =>
  Number(/^(\d+) of/.exec(await visitor().text('beyond'))?.[1] ?? 0);

test('buttons zoom, show all points, and go back', async () => {
  const first = await visitor().picture('latent-manifold');
  for (let press = 0; press < 4; press++) await visitor().click('zoom-in');
  await visitor().until('points beyond the edge', async () => (await beyond()) > 0);
  const near = await visitor().waitForPicture('latent-manifold', first); // the decoded grid follows
  await visitor().click('show-all');
  await visitor().until('all points in sight', async () => (await beyond()) === 0);
  await visitor().waitForPicture('latent-manifold', near);
  await visitor().click('zoom-reset');
  await visitor().until(
    'the first window',
    async () => (await visitor().picture('latent-manifold')).hash === first.hash,
  );
});

test('a wheel scrolls past the plane, and zooms for one who is at work on it', async () => {
  const { page } = visitor();
  const { x, y, size } = await middle();
  const top = async (): Promise<number> =>
    (await (await page.$(visitor().at('plane')))!.boundingBox())!.y;
  const before = await top();
  await page.mouse.move(x, y);
  const first = await visitor().picture('latent-plane');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.mouse.wheel({ deltaY: 40 });
  await visitor().until('the page to scroll', async () => Math.abs((await top()) - before) > 10);
  await page.mouse.wheel({ deltaY: -40 });
  await visitor().until(
    'the page to scroll back',
    async () => Math.abs((await top()) - before) < 2,
  );
  expect((await visitor().picture('latent-plane')).hash).toBe(first.hash);
  await page.mouse.click(x + size / 4, y);
  await page.mouse.wheel({ deltaY: -100 });
  await visitor().waitForPicture('latent-plane', first);
  expect(Math.abs((await top()) - before)).toBeLessThan(2);
});

test('a drag with Shift, with the tool or by keys moves the plane, and the held code with it', async () => {
  const { page } = visitor();
  const { x, y } = await middle();
  const drag = async (): Promise<void> => {
    await page.mouse.move(x + 60, y + 60);
    await page.mouse.down();
    await page.mouse.move(x + 120, y + 60, { steps: 4 });
    await page.mouse.up();
  };
  const value = await visitor().attribute('latent-point', 'aria-valuetext');
  const first = await heldPlace();
  await page.keyboard.down('Shift');
  await drag();
  await page.keyboard.up('Shift');
  await visitor().until(
    'the plane to have moved',
    async () => Math.abs((await heldPlace()) - first - 60) < 2,
  );
  await visitor().click('tool-move');
  await visitor().drawn();
  await drag();
  await visitor().until(
    'the plane to have moved again',
    async () => Math.abs((await heldPlace()) - first - 120) < 2,
  );
  await page.focus(visitor().at('plane'));
  await page.keyboard.press('ArrowRight');
  await visitor().until('the plane to move back', async () => (await heldPlace()) - first < 100);
  await page.keyboard.press('0');
  await visitor().until(
    'the plane to be back',
    async () => Math.abs((await heldPlace()) - first) < 1,
  );
  expect(await visitor().attribute('latent-point', 'aria-valuetext')).toBe(value);
});

test('the point under the pointer shows its image and its posterior', async () => {
  const { page } = visitor();
  const closeup = async (): Promise<boolean> => (await page.$(visitor().at('closeup'))) !== null;
  const places = await colouredPlaces(40);
  await visitor().until('an image beside a point', async () => {
    await page.mouse.move(...places.shift()!);
    return page.waitForSelector(visitor().at('closeup'), { timeout: 500 }).then(
      () => true,
      () => false,
    );
  });
  const looked = await visitor().picture('latent-plane');
  await page.mouse.move(5, 5);
  await visitor().until('it to go', async () => !(await closeup()));
  expect((await visitor().picture('latent-plane')).hash).not.toBe(looked.hash); // without the ellipse
});

test('a line around points lists their images, and keys reach every one', async () => {
  const { page } = visitor();
  await visitor().click('tool-pick');
  await visitor().drawn();
  const { x, y, size } = await middle();
  await page.mouse.move(x - size * 0.45, y - size * 0.45);
  await page.mouse.down();
  for (const [right, down] of [
    [0.45, -0.45],
    [0.45, 0.45],
    [-0.45, 0.45],
  ] as const)
    await page.mouse.move(x + size * right, y + size * down, { steps: 3 });
  await page.mouse.up();
  await visitor().until('a list of images', async () =>
    /\d images/.test(await visitor().text('caught-count')),
  );
  expect(
    await page.$$eval(`${visitor().at('caught')} button`, (buttons) => buttons.length),
  ).toBeGreaterThan(1);

  await page.mouse.move(5, 5); // a hand on the keys has let go of the mouse
  await page.focus(`${visitor().at('caught')} button`);
  await visitor().drawn();
  await page.keyboard.press('ArrowRight');
  const point = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['point']);
  await visitor().until(
    'its image beside its point',
    async () =>
      (await page.$(visitor().at('closeup'))) !== null &&
      (await visitor().attribute('closeup', 'data-point')) === point,
  );
  const held = await visitor().attribute('latent-point', 'aria-valuetext');
  await page.keyboard.press('Enter');
  await visitor().until(
    'the held code to go there',
    async () => (await visitor().attribute('latent-point', 'aria-valuetext')) !== held,
  );
});

test('without a mouse, what is in sight is listed, of one class if wanted', async () => {
  await visitor().click('tool-pick');
  await visitor().click('list-in-sight');
  await visitor().until('all images', async () =>
    /[1-9]\d+ images/.test(await visitor().text('caught-count')),
  );
  await visitor().page.$eval('.legend button', (button) => (button as HTMLElement).click());
  await visitor().click('list-in-sight');
  await visitor().until(
    'images of one class',
    async () =>
      (await visitor().page.$$eval(
        `${visitor().at('caught')} span`,
        (names) => new Set(names.map((name) => name.textContent)).size,
      )) === 1,
  );
  await visitor().click('list-none');
  await visitor().page.$eval('.legend button', (button) => (button as HTMLElement).click());
});

test('the plane decoded is a panel of its own, and a press on an image holds its code', async () => {
  const { page } = visitor();
  await visitor().click('show-manifold');
  await visitor().waitForPicture('manifold');
  const box = await visitor().boxOf('manifold');
  await page.mouse.click(box.x + box.width / 30, box.y + box.height / 30);
  await visitor().until(
    'the code at the top left',
    async () =>
      (await visitor().attribute('latent-point', 'aria-valuetext')) === 'z1 −3.00, z2 3.00',
  );
  await page.keyboard.press('ArrowRight');
  await visitor().until(
    'the code of the next image',
    async () =>
      (await visitor().attribute('latent-point', 'aria-valuetext')) === 'z1 −2.57, z2 3.00',
  );
  expect(await visitor().widthOnPhone()).toBeLessThanOrEqual(390);
});
