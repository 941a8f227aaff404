import { afterAll, beforeAll, expect, test } from 'vitest';
import { Visitor } from './support/visitor';

let visitor: Visitor;
beforeAll(async () => void (visitor = await Visitor.launch()));
afterAll(() => visitor.close());

const HAN = /\p{Script=Han}/u;
const language = (): Promise<string> => visitor.page.evaluate(() => document.documentElement.lang);
const words = (selector: string): Promise<string> =>
  visitor.page.$eval(selector, (element) => element.textContent ?? '');

/** As a browser would that a visitor has set up so; pages that are loaded from now on see it. */
async function prefer(languages: string[]): Promise<void> {
  await visitor.page.evaluateOnNewDocument(
    (languages) =>
      Object.defineProperty(navigator, 'languages', { get: () => languages, configurable: true }),
    languages,
  );
}

/** Without a word of it in the address. */
async function visitAgain(): Promise<void> {
  await visitor.visit(`${visitor.server.url}?device=cpu&autoplay=0`);
}

test('the switch changes headings, buttons, help, the device’s reason and the page’s language, and the run goes on', async () => {
  await visitor.open();
  expect(await language()).toBe('en');
  const models = (await visitor.events('model')).length;
  const step = await visitor.number('step-count');

  await visitor.click('language');
  await visitor.until('the engine to speak Chinese', async () =>
    HAN.test(await words(visitor.at('device-badge'))),
  );
  expect(await language()).toBe('zh-Hans');
  for (const selector of [
    '#latent-title',
    '#settings-title',
    visitor.at('step'),
    'lab-choice label',
    'lab-field .help p',
    'lab-choice .help p',
    '.lede',
    'footer',
    '.skip',
    'title',
  ]) {
    expect(await words(selector), selector).toMatch(HAN);
  }
  expect(await visitor.attribute('play', 'aria-label')).toMatch(HAN);

  await visitor.until('more steps', async () => (await visitor.number('step-count')) > step);
  expect((await visitor.events('ready')).length).toBe(1);
  expect((await visitor.events('model')).length).toBe(models);
});

test('the choice is remembered', async () => {
  await visitAgain();
  expect(await language()).toBe('zh-Hans');
  expect(await words('#latent-title')).toMatch(HAN);

  await visitor.click('language');
  await visitor.until('English', async () => (await language()) === 'en');
  await visitAgain();
  expect(await words('#latent-title')).not.toMatch(HAN);
});

test('without a choice, the browser’s languages decide', async () => {
  await visitor.page.evaluate(() => localStorage.clear());
  await prefer(['fr-CH', 'zh-TW', 'en']);
  await visitAgain();
  expect(await language()).toBe('zh-Hans');
  expect(await words(visitor.at('device-badge'))).toMatch(HAN);

  await prefer(['de', 'en-GB', 'zh']);
  await visitAgain();
  expect(await language()).toBe('en');
});

test('the address decides before both', async () => {
  await visitor.open({ language: 'zh', autoplay: false });
  expect(await language()).toBe('zh-Hans');
  expect(await words(visitor.at('device-badge'))).toMatch(HAN);
  expect(visitor.problems).toEqual([]);
});
