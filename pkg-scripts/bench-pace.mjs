// The share of the time that the engine spends in training steps, with no view wanted and with all
// of them, as the page asks for them.
import { launchBrowser } from './browser.mjs';
import { trainWithViews } from './in-page/paced-training.mjs';
import { serveFolder } from './static-server.mjs';

/** @type {[settledMs: number, measuredMs: number]} */
const TIMES = [5000, 20_000]; // the first bursts feel their way
/** @type {import('../www/protocol/messages').ViewRequest} */
const VIEWS = {
  samples: { count: 70 },
  reconstructions: { indices: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
  interpolation: { from: 0, to: 1, steps: 31, path: 'spherical' },
  latent: { side: 15, extent: 3, points: 600 },
  summary: { images: 500 },
  traversals: { from: 0, rows: 2, steps: 13, extent: 3, images: 500 },
};

export async function measurePace(
  /** @type {import('./bench-trainer.mjs').Device} */ device = 'cpu',
) {
  const server = await serveFolder('dist');
  const browser = await launchBrowser('chromium', { webgpu: device === 'webgpu' });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}embed.html`);
    return await page.evaluate(
      trainWithViews,
      new URL('engine.js', server.url).href,
      device,
      VIEWS,
      TIMES,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {Awaited<ReturnType<typeof trainWithViews>>} measured */
export function describePace({ device, hidden, shown }) {
  const of = (
    /** @type {import('./in-page/paced-training.mjs').Pace} */ {
      share,
      stepsPerSecond,
      framesPerSecond,
    },
  ) =>
    `${(100 * share).toFixed(1)} % of the time in ${stepsPerSecond.toFixed(1)} steps a second, ${framesPerSecond.toFixed(1)} frames a second`;
  return `${device}, no views: ${of(hidden)}\n${device}, all views: ${of(shown)}`;
}
