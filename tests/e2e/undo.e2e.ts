// What a click has replaced comes back: the run to the last bit, the fourth before it not.
import { beforeEach, expect, test } from 'vitest';
import { violations } from './support/axe';
import { idxImages, idxLabels } from './support/idx';
import { ImportDialog } from './support/import-dialog';
import { withVisitor } from './support/with-visitor';

const BEFORE = 5;
const MORE = 20;
const GLANCE_MS = 2000;
const visitor = withVisitor();

const there = (hook: string) => visitor().page.$(visitor().at(hook)).then(Boolean);
const listed = () =>
  visitor().page.$eval('lab-undo details', (list) => (list as HTMLDetailsElement).open);
const newest = async () => (await visitor().events('model')).at(-1);

/** The losses of so many steps from now on, each asked for by the button. */
async function steps(count: number): Promise<number[]> {
  const seen = (await visitor().events('progress')).length;
  for (let taken = 0; taken < count; taken++) {
    await visitor().click('step');
    await visitor().until(
      'a step',
      async () => (await visitor().events('progress')).length > seen + taken,
      60_000,
      20,
    );
  }
  const reports = (await visitor().events('progress')).slice(seen).map(({ report }) => report);
  return reports.flatMap(({ terms }) => terms.loss ?? []);
}

/** Does what starts another model. */
async function replacing(act: () => Promise<void>): Promise<void> {
  const before = (await visitor().events('model')).length;
  await act();
  await visitor().until(
    'another model',
    async () => (await visitor().events('model')).length > before,
  );
}

const shownStep = () => visitor().number('step-count');
const toShow = (step: number) =>
  visitor().until(`step ${step}`, async () => (await shownStep()) === step);

/** What the run at hand would do undisturbed, as an earlier visit has found out. */
let undisturbed: number[];

beforeEach(async () => {
  await visitor().open({ autoplay: false });
  await steps(BEFORE + MORE);
  undisturbed = (await visitor().losses()).slice(BEFORE);
  await visitor().open({ autoplay: false });
  await steps(BEFORE);
});

const CLICKS: Record<string, () => Promise<void>> = {
  Reset: () => visitor().click('reset'),
  'a preset': () => visitor().set('preset-select', 'gan-2014'),
  'a setting that starts a new model': () => visitor().setField('latent-dim', 7),
  'new data': async () => {
    const dialog = new ImportDialog(visitor);
    await dialog.drop([
      { name: 'corners-images-idx3-ubyte', bytes: idxImages(400) },
      { name: 'corners-labels-idx1-ubyte', bytes: idxLabels(400) },
    ]);
    await dialog.train();
  },
};

test.each(Object.keys(CLICKS))('after %s, Undo brings back the exact run', async (name) => {
  const { config } = (await visitor().events('ready')).at(-1)!;
  await replacing(CLICKS[name]!);
  await toShow(0);
  const replacement = await steps(3);
  await replacing(() => visitor().click('undo'));
  await toShow(BEFORE);
  expect((await newest())?.config).toEqual(config);
  expect(await steps(MORE)).toEqual(undisturbed);
  // and back again: what it replaced is there, where it had come to
  await replacing(() => visitor().click('undo'));
  await toShow(3);
  await replacing(() => visitor().click('reset'));
  expect(await steps(3)).toEqual(replacement);
});

test('keys undo, but not in a field of text; the curves come back, too', async () => {
  await replacing(() => visitor().click('reset'));
  const { page } = visitor();
  const undo = async (): Promise<void> => {
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
  };
  await visitor().until('the offer', () => there('notice-undo'));
  const models = (await visitor().events('model')).length;
  await page.focus(visitor().at('latent-dim'));
  await undo();
  expect((await visitor().events('model')).length).toBe(models);
  await page.focus(visitor().at('reset'));
  await replacing(undo);
  await toShow(BEFORE);
  await visitor().click('share');
  await visitor().click('export-metrics');
  const rows = new TextDecoder()
    .decode(await visitor().offered())
    .trimEnd()
    .split('\r\n');
  expect([rows[1], rows.at(-1)]).toMatchObject([
    expect.stringMatching(/^1,/),
    expect.stringMatching(new RegExp(`^${BEFORE},`)),
  ]);
});

test('three runs are kept, and the fourth is forgotten', async () => {
  for (const count of [2, 3, 4]) {
    await replacing(() => visitor().click('reset'));
    await steps(count);
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS)); // so that it is more than a glance
  }
  await replacing(() => visitor().click('reset'));
  await visitor().click('former-runs');
  const kept = await visitor().page.$$eval(visitor().at('former-run'), (buttons) =>
    buttons.map((button) => Number(/step (\d+)$/.exec(button.textContent ?? '')?.[1])),
  );
  expect(kept).toEqual([4, 3, 2]);
  expect(await violations(visitor().page)).toEqual([]);
  await visitor().page.click('.switch'); // elsewhere
  await visitor().until('the list to close', async () => !(await listed()));
  await visitor().click('former-runs');
  await replacing(() => visitor().page.click(`li:nth-child(3) > ${visitor().at('former-run')}`));
  await toShow(2);
  expect(await visitor().page.evaluate(() => document.activeElement?.localName)).toBe('summary');
});

test('a run that trains goes on training when it is brought back', async () => {
  await visitor().click('play');
  await visitor().waitForSteps(5);
  await replacing(() => visitor().click('reset'));
  await visitor().waitForStep(1);
  await replacing(() => visitor().click('notice-undo'));
  const step = (await newest())!.model.step;
  expect(step).toBeGreaterThan(BEFORE);
  await visitor().until('more steps', async () => (await shownStep()) > step);
});
