import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const MOST_SHIFT = 0.05;
const INTERACTIVE_MS = 1000;
const visitor = withVisitor();

interface Seen {
  shift: number;
  moved: string[];
}

// As the browser itself measures it, from the first paint until well into training.
for (const width of [390, 1440]) {
  test(`at ${width} pixels the page keeps still while it fills`, async () => {
    const { page } = visitor();
    await page.setViewport({ width, height: 900 });
    await page.evaluateOnNewDocument(() => {
      const seen: Seen = { shift: 0, moved: [] };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources?: { node?: Element }[];
        })[]) {
          if (entry.hadRecentInput) continue;
          seen.shift += entry.value;
          seen.moved.push(
            `${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms: ${entry.sources?.map(({ node }) => node?.nodeName + '.' + node?.className).join(', ')}`,
          );
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await visitor().open();
    await visitor().waitForSteps(200);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
    console.log(`layout shift at ${width} pixels: ${seen.shift.toFixed(4)}`);
    expect(seen.shift, seen.moved.join('\n')).toBeLessThanOrEqual(MOST_SHIFT);
  });
}

test('the page can be used within a second, before any engine has arrived', async () => {
  const { page } = visitor();
  const wasm: number[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) wasm.push(Date.now());
  });
  await visitor().open({ autoplay: false });
  const { interactive, origin } = await page.evaluate(() => ({
    interactive: performance.getEntriesByName('interactive')[0]!.startTime,
    origin: performance.timeOrigin,
  }));
  console.log(`interactive after ${Math.round(interactive)} ms`);
  expect(interactive).toBeLessThan(INTERACTIVE_MS);
  expect(Math.min(...wasm)).toBeGreaterThanOrEqual(origin + interactive);
});

test('everything that can be pressed or changed has a name and room for a finger or a pointer', async () => {
  const { page } = visitor();
  await page.setViewport({ width: 390, height: 900 });
  await visitor().open();
  await visitor().waitForSteps(5);
  const small = await page.$$eval(
    'button, select, input, a[href], summary, [role=slider]',
    (elements) =>
      elements
        .filter(
          (element) => (element as HTMLElement).checkVisibility() && !element.closest('.skip'),
        )
        .map((element) => ({
          element,
          box: (element.closest('label') ?? element).getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24)) // WCAG 2.5.8
        .map(
          ({ element, box }) =>
            `${element.outerHTML.slice(0, 120)} is ${Math.round(box.width)} by ${Math.round(box.height)}`,
        ),
  );
  expect(small).toEqual([]);
});

test('no request leaves for another host', async () => {
  const others: string[] = [];
  visitor().page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(visitor().server.url).origin)
      others.push(request.url());
  });
  await visitor().open();
  await visitor().waitForSteps(20);
  expect(others).toEqual([]);
});
