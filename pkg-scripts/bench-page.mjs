// The page itself while it trains on the CPU: what holds up its thread, and how soon it answers a
// hand.
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from './browser.mjs';
import { stepCount } from './in-page/bench.mjs';
import { installStopwatch } from './in-page/stopwatch.mjs';
import { serveFolder } from './static-server.mjs';
import { drag, quantile, readStopwatch, resetStopwatch } from './stopwatch.mjs';

const OPENING_MS = 60_000;
const MINUTE_MS = 60_000;
const DRAG_MS = 8000;

export async function measurePage() {
  const server = await serveFolder('dist');
  const browser = await launchBrowser('chromium');
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 1000 });
    await page.evaluateOnNewDocument(installStopwatch, 'latent-decoded');
    await page.goto(`${server.url}?device=cpu&lang=en`);
    const steps = () => page.evaluate(stepCount);
    for (const end = Date.now() + OPENING_MS; !((await steps()) >= 20);) {
      if (Date.now() > end)
        throw new Error(`the page has taken no 20 steps in ${OPENING_MS / 1000} s`);
      await sleep(100);
    }
    const interactiveMs = await page.evaluate(
      () => performance.getEntriesByName('interactive')[0].startTime,
    );
    await resetStopwatch(page);
    const before = await steps();
    await sleep(MINUTE_MS);
    const stepsPerSecond = ((await steps()) - before) / (MINUTE_MS / 1000);
    const { longTasks } = await readStopwatch(page);
    await page.$eval('[data-testid="latent-plane"]', (plane) =>
      plane.scrollIntoView({ block: 'center' }),
    );
    const { delays } = await drag(page, '[data-testid="latent-plane"]', DRAG_MS);
    return {
      interactiveMs,
      stepsPerSecond,
      longTasks,
      pointerToImageMs: {
        median: quantile(0.5, delays),
        p95: quantile(0.95, delays),
        moves: delays.length,
      },
    };
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {Awaited<ReturnType<typeof measurePage>>} measured */
export function describePage({
  interactiveMs,
  stepsPerSecond,
  longTasks,
  pointerToImageMs: { median, p95, moves },
}) {
  const long =
    longTasks.length === 0
      ? 'none'
      : `${longTasks.length}, the longest ${Math.max(...longTasks).toFixed(0)} ms`;
  return [
    `the page, usable after ${interactiveMs.toFixed(0)} ms, training for a minute with its views: ${stepsPerSecond.toFixed(0)} steps a second`,
    `tasks over 50 ms on its thread meanwhile: ${long}`,
    `pointer to painted image: median ${median.toFixed(0)} ms, 95th percentile ${p95.toFixed(0)} ms (${moves} moves)`,
  ].join('\n');
}
