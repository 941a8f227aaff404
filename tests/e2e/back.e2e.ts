// The browser's Back leads from a comparison and the tour to the page, Forward into them again, and
// what closes itself leaves no entry behind.
import { beforeEach, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

const there = (hook: string) => visitor().page.$(visitor().at(hook)).then(Boolean);
const until = (hook: string, is: boolean) =>
  visitor().until(`${hook} to be ${is ? 'there' : 'gone'}`, async () => (await there(hook)) === is);
const entries = () => visitor().page.evaluate(() => history.length);
const kind = async () =>
  (await visitor().events('model')).at(-1)?.config.model.kind ??
  (await visitor().events('ready')).at(-1)?.config.model.kind;
/** Not by the driver, which waits for a page that never loads. */
const go = (by: number) => visitor().page.evaluate((by) => history.go(by), by);
/** An entry of its own for the page, so that one Back too many would be seen. */
const place = () =>
  visitor().page.evaluate(() => (history.state as { place?: string } | null)?.place ?? null);
const toPlace = (wanted: string) =>
  visitor().until(`the entry of ${wanted}`, async () => (await place()) === wanted);

beforeEach(async () => {
  await visitor().open({ autoplay: false });
  await visitor().takeStep();
});

test('from a comparison', async () => {
  const before = await entries();
  await visitor().click('compare');
  await until('compare-close', true);
  await toPlace('compare');
  expect(await entries()).toBe(before + 1);
  await go(-1);
  await until('compare-close', false);
  expect(await visitor().number('step-count')).toBe(1);
  await go(1);
  await until('compare-close', true);
  for (const close of [
    () => visitor().click('compare-close'),
    () => visitor().page.keyboard.press('Escape'),
  ]) {
    await close();
    await until('compare-close', false);
    await toPlace('page');
    await visitor().click('compare');
    await until('compare-close', true);
    await toPlace('compare');
    expect(await entries()).toBe(before + 1);
    await visitor().page.focus('#compare-title');
  }
});

test('from the tour, to the model that was there before', async () => {
  const own = await kind();
  await visitor().click('tour-open');
  await until('tour', true);
  await visitor().until('a model of the tour', async () => (await kind()) !== own);
  await toPlace('tour');
  await visitor().until('its address', () => visitor().page.evaluate(() => location.hash !== ''));
  await go(-1);
  await until('tour', false);
  await visitor().until('the own model', async () => (await kind()) === own);
  await visitor().until('its step', async () => (await visitor().number('step-count')) === 1);
});

test('keeping the model of the tour leaves no entry, and its address is that of the page', async () => {
  const before = await entries();
  await visitor().click('tour-open');
  await visitor().until('an autoencoder', async () => (await kind()) === 'autoencoder');
  await toPlace('tour');
  await visitor().click('tour-close');
  await visitor().click('tour-keep');
  await until('tour', false);
  await toPlace('page');
  expect(await entries()).toBe(before + 1); // one ahead, for Forward
  await visitor().until('the address of the model', () =>
    visitor().page.evaluate(() => location.hash.includes('autoencoder')),
  );
  expect(await kind()).toBe('autoencoder');
  await until('undo', true); // and the own run can be brought back
});

test('a link that is pasted on the tour is followed, and Back still leads out of the tour', async () => {
  await visitor().click('tour-open');
  await toPlace('tour');
  await visitor().page.evaluate(() => (location.hash = '#v=2&preset=gan-2014'));
  await visitor().until('the model', async () => (await kind()) === 'gan');
  expect(await there('tour')).toBe(true);
  await toPlace('tour');
  await go(-1);
  await until('tour', false);
});
