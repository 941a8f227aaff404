// How soon the page answers a hand: what the tests and the benchmark share. What happens in the
// page is in in-page/stopwatch.mjs.

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./in-page/stopwatch.mjs').Stopwatch} Stopwatch */

/**
 * Milliseconds from the page's beginning to the mark of `markFirstPicture`.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
export async function firstPicture(page) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const at = await page.evaluate(
      () => performance.getEntriesByName('first picture')[0]?.startTime,
    );
    if (at !== undefined) return at;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no picture within a minute');
}

/**
 * Drags the held code round a circle on the plane of codes for `ms`; returns what the page's
 * stopwatch measured, delays rising.
 *
 * @param {Page} page
 * @param {string} plane a selector
 * @param {number} ms
 * @returns {Promise<Stopwatch>}
 */
export async function drag(page, plane, ms) {
  const box = await (await page.$(plane))?.boundingBox();
  if (!box) throw new Error(`there is no ${plane} to drag over`);
  /** @returns {[x: number, y: number]} */
  const place = (/** @type {number} */ turn) => [
    box.x + box.width * (0.5 + 0.3 * Math.cos(turn)),
    box.y + box.height * (0.5 + 0.3 * Math.sin(turn)),
  ];
  await page.mouse.move(...place(0));
  await page.mouse.down();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await resetStopwatch(page);
  for (const begun = performance.now(); performance.now() - begun < ms;) {
    await page.mouse.move(...place(2 * Math.PI * ((performance.now() - begun) / 2000)));
    // a hand's mouse reports about 100 times a second
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  await page.mouse.up();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { delays, longTasks } = await readStopwatch(page);
  return { delays: delays.sort((a, b) => a - b), longTasks };
}

/** @param {Page} page */
export async function resetStopwatch(page) {
  await page.evaluate('stopwatch.reset()');
}

/**
 * @param {Page} page
 * @returns {Promise<Stopwatch>}
 */
export async function readStopwatch(page) {
  return /** @type {Stopwatch} */ (
    await page.evaluate('({ delays: stopwatch.delays, longTasks: stopwatch.longTasks })')
  );
}

/**
 * The value below which `share` of the rising values lie.
 *
 * @param {number} share
 * @param {readonly number[]} rising
 */
export const quantile = (share, rising) =>
  rising[Math.floor(share * (rising.length - 1))] ?? Infinity;
