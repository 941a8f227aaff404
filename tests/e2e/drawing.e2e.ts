import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
const chooseClass = (label: number) =>
  visitor().page.select(`.desk ${visitor().at('drawing-class')}`, String(label));

/** A stroke with the mouse, in parts of the paper. */
async function draw(...points: [number, number][]): Promise<void> {
  const box = await visitor().boxOf('paper');
  const places = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  await visitor().page.mouse.move(...places[0]!);
  await visitor().page.mouse.down();
  for (const place of places.slice(1)) await visitor().page.mouse.move(...place, { steps: 4 });
  await visitor().page.mouse.up();
}

const trainable = async () =>
  (await visitor().events('model')).at(-1)?.data.train ??
  (await visitor().events('ready')).at(-1)!.data.train;

beforeAll(async () => {
  await visitor().open();
  await visitor().waitForSteps(2);
  await visitor().click('show-drawing');
});

test('what is drawn with the mouse reaches the model, which rebuilds it, and again as it learns', async () => {
  await draw([0.5, 0.15], [0.5, 0.85]);
  await visitor().waitForPicture('drawing-seen');
  const rebuilt = await visitor().waitForPicture('drawing-rebuilt');
  expect(await visitor().text('drawing-code')).toMatch(/\d\.\d\d/);
  await visitor().waitForPicture('drawing-rebuilt', rebuilt);
});

test('it can be erased, undone, and cleared', async () => {
  const stroke = await visitor().waitForPicture('drawing-seen');
  await visitor().click('eraser');
  await draw([0.2, 0.5], [0.8, 0.5]);
  const cut = await visitor().waitForPicture('drawing-seen', stroke);
  await visitor().click('undo');
  await visitor().waitForPicture('drawing-seen', cut);
  expect((await visitor().picture('drawing-seen')).hash).toBe(stroke.hash);
  await visitor().click('clear');
  await visitor().until(
    'a blank paper',
    async () => (await visitor().picture('drawing-seen')).spread === 0,
  );
  await visitor().click('eraser');
});

test('the keys draw too', async () => {
  await visitor().page.focus(visitor().at('paper'));
  const { keyboard } = visitor().page;
  await keyboard.press('ArrowLeft');
  await keyboard.press(' ');
  await keyboard.down('Shift');
  for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown');
  await keyboard.up('Shift');
  await keyboard.press(' ');
  await visitor().drawn();
  const drawn = await visitor().waitForPicture('drawing-seen');
  await keyboard.press('ArrowRight'); // the pen is up
  await visitor().drawn();
  expect((await visitor().picture('drawing-seen')).hash).toBe(drawn.hash);
});

test('its code can be shown on the plane', async () => {
  const knob = () => visitor().attribute('latent-point', 'aria-valuetext');
  const before = await knob();
  await visitor().click('drawing-to-plane');
  await visitor().until('the held point to move', async () => (await knob()) !== before);
});

test('it is recognised on request', async () => {
  await visitor().click('recognise');
  await visitor().until('probabilities', async () =>
    (await visitor().text('drawing-classes')).includes('%'),
  );
  const shares = await visitor().page.$$eval(`${visitor().at('drawing-classes')} b`, (figures) =>
    figures.map((figure) => parseFloat(figure.textContent!)),
  );
  expect(shares).toHaveLength(10);
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(100, 0);
});

test('kept drawings join the images, and training goes on', async () => {
  const before = await trainable();
  await chooseClass(1);
  await visitor().click('keep-drawing');
  await draw([0.3, 0.3], [0.7, 0.3], [0.45, 0.85]);
  await visitor().until('a drawing', () =>
    visitor().page.$eval(
      visitor().at('keep-drawing'),
      (button) => !(button as HTMLButtonElement).disabled,
    ),
  );
  await chooseClass(7);
  await visitor().click('keep-drawing');
  await visitor().until('two of them', () =>
    visitor().page.$$eval(`${visitor().at('tray')} li`, (kept) => kept.length === 2),
  );
  expect(
    await visitor().page.$eval(
      visitor().at('train-only'),
      (button) => (button as HTMLButtonElement).disabled,
    ),
  ).toBe(true); // too few alone
  await visitor().click('train-too');
  await visitor().until('more images', async () => (await trainable()) === before + 2);
  expect(await visitor().text('data-name')).toContain('and 2 drawn');
  expect((await visitor().events('model')).at(-1)!.data).toMatchObject({
    labelled: true,
    classes: 10,
  });
  await visitor().waitForSteps(5);
});

test('drawings alone can be learnt from', async () => {
  for (let n = 0; n < 3; n++) {
    await draw([0.2 + 0.2 * n, 0.2], [0.6, 0.8]);
    await visitor().until('a drawing', () =>
      visitor().page.$eval(
        visitor().at('keep-drawing'),
        (button) => !(button as HTMLButtonElement).disabled,
      ),
    );
    await visitor().click('keep-drawing');
  }
  await visitor().click('train-only');
  await visitor().until(
    'the drawings',
    async () => (await visitor().text('data-name')) === '3 drawn images',
  );
  expect(await trainable()).toBe(2);
  await visitor().waitForSteps(5);
});

test('nothing sticks out on a phone', async () => {
  expect(await visitor().widthOnPhone()).toBeLessThanOrEqual(390);
});
