// One page that trains, ours or a peer's, in a browser of its own: opened, asked for steps, and given up when it takes too long.
import { launchBrowser } from './browser.mjs';
import { serveFolder } from './static-server.mjs';

export const OURS = { folder: 'dist', address: (device) => `bench.html?backend=${device}` };

// Cross-origin isolation: without these headers a page has no shared memory, so no wasm threads.
const ISOLATION = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/**
 * Returns { page, train, close }; `train(model, steps)` resolves to { ms (for one step), loss, backend }. `prepare` runs in the
 * page before its own scripts do. Opening and every call of `train` are given up after `limitMs`.
 */
export async function openTrainer({ folder, address, isolated = false, webgpu = false, onLoad, prepare, limitMs = 300_000 }) {
  const server = await serveFolder(folder, { onLoad, headers: isolated ? ISOLATION : {} });
  const browser = await launchBrowser('chromium', { webgpu });
  const close = async () => {
    // A page in a step that takes half a minute doesn't hear that its browser is to close.
    await Promise.race([browser.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 3000))]);
    browser.process()?.kill('SIGKILL');
    server.close();
  };
  try {
    const page = await browser.newPage();
    if (prepare) await page.evaluateOnNewDocument(prepare);
    await page.goto(server.url + address);
    await page.waitForFunction(() => globalThis.runBench || globalThis.startError, { timeout: limitMs });
    const startError = await page.evaluate(() => globalThis.startError);
    if (startError) throw new Error(startError);
    const train = (model, steps) => within(limitMs, page.evaluate(timed, model, steps));
    return { page, train, close, process: browser.process() };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs in the page. */
async function timed(model, steps) {
  const start = performance.now();
  const { loss, backend } = await globalThis.runBench(model, steps);
  return { ms: (performance.now() - start) / steps, loss, backend };
}

function within(ms, promise) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
