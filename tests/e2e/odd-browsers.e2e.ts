// Browsers with odd settings, and browsers that refuse what most of them have: the page starts,
// learns and draws in all of them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visitor } from './support/visitor';

let visitor: Visitor;
beforeAll(async () => void (visitor = await Visitor.launch()));
afterAll(() => visitor.close());

/** Another visitor, in whose browser `odd` runs before any page. */
async function oddVisitor<Value>(odd: (value: Value) => void, value: Value): Promise<Visitor> {
  const another = await visitor.elsewhere();
  await another.page.evaluateOnNewDocument(odd, value);
  return another;
}

const curves = (visitor: Visitor): Promise<number> =>
  visitor.page.evaluate(() => document.querySelectorAll('[data-panel="curves"] canvas').length);

async function expectItWorks(visitor: Visitor): Promise<void> {
  await visitor.visit(`${visitor.server.url}?device=cpu`);
  await visitor.waitForSteps(20);
  await visitor.waitForPicture('samples');
  expect(visitor.problems).toEqual([]);
}

describe('whatever a browser calls its language, the page starts and draws its curves:', () => {
  test.each([['C'], [''], [undefined], ['en-US-u-nu-thai'], ['xx-invalid-…'], ['zh_CN.UTF-8']])(
    '%j',
    async (language) => {
      const odd = await oddVisitor((language) => {
        for (const [name, value] of Object.entries({
          language,
          languages: language === undefined ? undefined : [language],
        }))
          Object.defineProperty(navigator, name, { get: () => value, configurable: true });
      }, language);
      await expectItWorks(odd);
      await odd.until('three charts', async () => (await curves(odd)) === 3);
      expect(await odd.page.evaluate(() => navigator.language)).toBe(language); // as it was
      await odd.page.close();
    },
  );
});

describe('the page starts and learns in a browser that refuses', () => {
  test.each([
    ['local storage', ['localStorage', 'sessionStorage']],
    ['databases', ['indexedDB']],
    ['caches', ['caches']],
    ['service workers', ['serviceWorker']],
    ['locks', ['locks']],
    [
      'all of them, as in a frame without an origin',
      ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'serviceWorker', 'locks'],
    ],
  ])('%s', async (_what, names) => {
    const odd = await oddVisitor((names) => {
      for (const name of names) {
        const place = name in navigator ? navigator : window;
        Object.defineProperty(place, name, {
          get: () => {
            throw new DOMException(`${name} is denied`, 'SecurityError');
          },
          configurable: true,
        });
      }
    }, names);
    await expectItWorks(odd);
    await odd.page.close();
  });
});

test('where the library of the charts fails, they say so and the page goes on', async () => {
  const odd = await oddVisitor(
    () =>
      (Intl.DateTimeFormat.prototype.resolvedOptions = () => {
        throw new RangeError('no time zone');
      }),
    undefined,
  );
  await expectItWorks(odd);
  expect(await odd.page.$eval('[data-panel="curves"]', (panel) => panel.textContent)).toContain(
    'can’t be drawn here (no time zone)',
  );
  expect(await curves(odd)).toBe(0);
  await odd.page.close();
});

test('what keeps the page from starting stands where it would say that it starts', async () => {
  const odd = await oddVisitor(() => {
    const { define } = customElements;
    customElements.define = (name, ...rest) => {
      if (name === 'lab-transport') throw new TypeError('no more elements');
      define.call(customElements, name, ...rest);
    };
  }, undefined);
  await odd.page.goto(odd.server.url);
  await odd.until('the sentence', async () =>
    /Not started The page met an error while it loaded: .*no more elements( \(.*\))?\.$/.test(
      await odd.page.$eval('lab-device', (device) => device.textContent ?? ''),
    ),
  );
  await odd.page.close();
});
