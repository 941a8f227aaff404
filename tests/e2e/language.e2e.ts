import { afterAll, beforeAll, expect, test } from 'vitest';
import { Lab } from './support/lab';

let lab: Lab;
beforeAll(async () => void (lab = await Lab.launch()));
afterAll(() => lab.close());

const HAN = /\p{Script=Han}/u;
const language = (): Promise<string> => lab.page.evaluate(() => document.documentElement.lang);
const words = (selector: string): Promise<string> =>
  lab.page.$eval(selector, (element) => element.textContent ?? '');

/** As a browser would that a visitor has set up so; pages that are loaded from now on see it. */
async function prefer(languages: string[]): Promise<void> {
  await lab.page.evaluateOnNewDocument(
    (languages) =>
      Object.defineProperty(navigator, 'languages', { get: () => languages, configurable: true }),
    languages,
  );
}

/** Without a word of it in the address. */
async function visitAgain(): Promise<void> {
  await lab.visit(`${lab.server.url}?device=cpu&autoplay=0`);
}

test('the switch changes headings, buttons, help, the device’s reason and the page’s language, and the run goes on', async () => {
  await lab.open();
  expect(await language()).toBe('en');
  const models = (await lab.events('model')).length;
  const step = await lab.number('step-count');

  await lab.click('language');
  await lab.until('the engine to speak Chinese', async () =>
    HAN.test(await words(lab.at('device-badge'))),
  );
  expect(await language()).toBe('zh-Hans');
  for (const selector of [
    '#latent-title',
    '#settings-title',
    lab.at('step'),
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
  expect(await lab.attribute('play', 'aria-label')).toMatch(HAN);

  await lab.until('more steps', async () => (await lab.number('step-count')) > step);
  expect((await lab.events('ready')).length).toBe(1);
  expect((await lab.events('model')).length).toBe(models);
});

test('the choice is remembered', async () => {
  await visitAgain();
  expect(await language()).toBe('zh-Hans');
  expect(await words('#latent-title')).toMatch(HAN);

  await lab.click('language');
  await lab.until('English', async () => (await language()) === 'en');
  await visitAgain();
  expect(await words('#latent-title')).not.toMatch(HAN);
});

test('without a choice, the browser’s languages decide', async () => {
  await lab.page.evaluate(() => localStorage.clear());
  await prefer(['fr-CH', 'zh-TW', 'en']);
  await visitAgain();
  expect(await language()).toBe('zh-Hans');
  expect(await words(lab.at('device-badge'))).toMatch(HAN);

  await prefer(['de', 'en-GB', 'zh']);
  await visitAgain();
  expect(await language()).toBe('en');
});

test('the address decides before both', async () => {
  await lab.open({ language: 'zh', autoplay: false });
  expect(await language()).toBe('zh-Hans');
  expect(await words(lab.at('device-badge'))).toMatch(HAN);
  expect(lab.problems).toEqual([]);
});
