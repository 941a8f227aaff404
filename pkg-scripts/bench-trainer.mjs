// One page that trains, ours or a peer's, in a browser of its own: opened, asked for steps, and
// given up when it takes too long.
import { launchBrowser } from './browser.mjs';
import { timed } from './in-page/bench.mjs';
import { serveFolder } from './static-server.mjs';

/** @typedef {'cpu' | 'webgpu'} Device */
/** @typedef {Awaited<ReturnType<typeof timed>>} Timed */
/** @typedef {Awaited<ReturnType<typeof openTrainer>>} Trainer */

export const OURS = {
  folder: 'dist',
  address: (/** @type {Device} */ device) => `bench.html?backend=${device}`,
};

// Cross-origin isolation: without these headers a page has no shared memory, so no wasm threads.
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * `prepare` runs in the page before its own scripts do. Opening and every call of `train` are given up after `limitMs`.
 *
 * @param {object} options
 * @param {string} options.folder
 * @param {string} options.address
 * @param {boolean} [options.isolated]
 * @param {boolean} [options.webgpu]
 * @param {((path: string, body: Buffer) => void) | undefined} [options.onLoad]
 * @param {(() => void) | undefined} [options.prepare]
 * @param {number} [options.limitMs]
 */
export async function openTrainer({
  folder,
  address,
  isolated = false,
  webgpu = false,
  onLoad,
  prepare,
  limitMs = 300_000,
}) {
  const server = await serveFolder(folder, { onLoad, headers: isolated ? ISOLATION : {} });
  const browser = await launchBrowser('chromium', { webgpu });
  const close = async () => {
    // A page in a step that takes half a minute doesn't hear that its browser is to close.
    await Promise.race([
      browser.close().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 3000)),
    ]);
    browser.process()?.kill('SIGKILL');
    server.close();
  };
  try {
    const page = await browser.newPage();
    if (prepare) await page.evaluateOnNewDocument(prepare);
    await page.goto(server.url + address);
    await page.waitForFunction('globalThis.runBench || globalThis.startError', {
      timeout: limitMs,
    });
    const startError = /** @type {string | undefined} */ (
      await page.evaluate('globalThis.startError')
    );
    if (startError) throw new Error(startError);
    const train = (/** @type {unknown} */ model, /** @type {number} */ steps) =>
      within(limitMs, page.evaluate(timed, model, steps));
    return { page, train, close, process: browser.process() };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @template T
 * @param {number} ms
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function within(ms, promise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = /** @type {Promise<never>} */ (
    new Promise(
      (_, reject) =>
        (timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms)),
    )
  );
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
