import { beforeAll, expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();
const chooseClass = (label: number) =>
  lab().page.select(`.desk ${lab().at('drawing-class')}`, String(label));

/** A stroke with the mouse, in parts of the paper. */
async function draw(...points: [number, number][]): Promise<void> {
  const box = await lab().boxOf('paper');
  const places = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  await lab().page.mouse.move(...places[0]!);
  await lab().page.mouse.down();
  for (const place of places.slice(1)) await lab().page.mouse.move(...place, { steps: 4 });
  await lab().page.mouse.up();
}

const trainable = async () =>
  (await lab().events('model')).at(-1)?.data.train ??
  (await lab().events('ready')).at(-1)!.data.train;

beforeAll(async () => {
  await lab().open();
  await lab().waitForSteps(2);
  await lab().click('show-drawing');
});

test('what is drawn with the mouse reaches the model, which rebuilds it, and again as it learns', async () => {
  await draw([0.5, 0.15], [0.5, 0.85]);
  await lab().waitForPicture('drawing-seen');
  const rebuilt = await lab().waitForPicture('drawing-rebuilt');
  expect(await lab().text('drawing-code')).toMatch(/\d\.\d\d/);
  await lab().waitForPicture('drawing-rebuilt', rebuilt);
});

test('it can be erased, undone, and cleared', async () => {
  const stroke = await lab().waitForPicture('drawing-seen');
  await lab().click('eraser');
  await draw([0.2, 0.5], [0.8, 0.5]);
  const cut = await lab().waitForPicture('drawing-seen', stroke);
  await lab().click('undo');
  await lab().waitForPicture('drawing-seen', cut);
  expect((await lab().picture('drawing-seen')).hash).toBe(stroke.hash);
  await lab().click('clear');
  await lab().until(
    'a blank paper',
    async () => (await lab().picture('drawing-seen')).spread === 0,
  );
  await lab().click('eraser');
});

test('the keys draw too', async () => {
  await lab().page.focus(lab().at('paper'));
  const { keyboard } = lab().page;
  await keyboard.press('ArrowLeft');
  await keyboard.press(' ');
  await keyboard.down('Shift');
  for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown');
  await keyboard.up('Shift');
  await keyboard.press(' ');
  await lab().drawn();
  const drawn = await lab().waitForPicture('drawing-seen');
  await keyboard.press('ArrowRight'); // the pen is up
  await lab().drawn();
  expect((await lab().picture('drawing-seen')).hash).toBe(drawn.hash);
});

test('its code can be shown on the plane', async () => {
  const knob = () => lab().attribute('latent-point', 'aria-valuetext');
  const before = await knob();
  await lab().click('drawing-to-plane');
  await lab().until('the held point to move', async () => (await knob()) !== before);
});

test('it is recognised on request', async () => {
  await lab().click('recognise');
  await lab().until('probabilities', async () =>
    (await lab().text('drawing-classes')).includes('%'),
  );
  const shares = await lab().page.$$eval(`${lab().at('drawing-classes')} b`, (figures) =>
    figures.map((figure) => parseFloat(figure.textContent!)),
  );
  expect(shares).toHaveLength(10);
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(100, 0);
});

test('kept drawings join the images, and training goes on', async () => {
  const before = await trainable();
  await chooseClass(1);
  await lab().click('keep-drawing');
  await draw([0.3, 0.3], [0.7, 0.3], [0.45, 0.85]);
  await lab().until('a drawing', () =>
    lab().page.$eval(lab().at('keep-drawing'), (button) => !(button as HTMLButtonElement).disabled),
  );
  await chooseClass(7);
  await lab().click('keep-drawing');
  await lab().until('two of them', () =>
    lab().page.$$eval(`${lab().at('tray')} li`, (kept) => kept.length === 2),
  );
  expect(
    await lab().page.$eval(
      lab().at('train-only'),
      (button) => (button as HTMLButtonElement).disabled,
    ),
  ).toBe(true); // too few alone
  await lab().click('train-too');
  await lab().until('more images', async () => (await trainable()) === before + 2);
  expect(await lab().text('data-name')).toContain('and 2 drawn');
  expect((await lab().events('model')).at(-1)!.data).toMatchObject({ labelled: true, classes: 10 });
  await lab().waitForSteps(5);
});

test('drawings alone can be learnt from', async () => {
  for (let n = 0; n < 3; n++) {
    await draw([0.2 + 0.2 * n, 0.2], [0.6, 0.8]);
    await lab().until('a drawing', () =>
      lab().page.$eval(
        lab().at('keep-drawing'),
        (button) => !(button as HTMLButtonElement).disabled,
      ),
    );
    await lab().click('keep-drawing');
  }
  await lab().click('train-only');
  await lab().until(
    'the drawings',
    async () => (await lab().text('data-name')) === '3 drawn images',
  );
  expect(await trainable()).toBe(2);
  await lab().waitForSteps(5);
});

test('nothing sticks out on a phone', async () => {
  expect(await lab().widthOnPhone()).toBeLessThanOrEqual(390);
});
