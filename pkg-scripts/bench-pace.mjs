// The share of the time that the engine spends in training steps, with no view wanted and with all of them, as the page asks for them.
import { launchBrowser } from './browser.mjs';
import { serveFolder } from './static-server.mjs';

const SETTLED_MS = 5000; // the first bursts feel their way
const MEASURED_MS = 20_000;
const VIEWS = {
  samples: { count: 70 }, reconstructions: { indices: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }, interpolation: { from: 0, to: 1, steps: 31, path: 'spherical' },
  latent: { side: 15, extent: 3, points: 600 }, summary: { images: 500 }, traversals: { from: 0, rows: 2, steps: 13, extent: 3, images: 500 },
};

export async function measurePace(device = 'cpu') {
  const server = await serveFolder('dist');
  const browser = await launchBrowser('chromium', { webgpu: device === 'webgpu' });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}embed.html`);
    return await page.evaluate(trainWithViews, new URL('engine.js', server.url).href, device, VIEWS, [SETTLED_MS, MEASURED_MS]);
  } finally {
    await browser.close();
    server.close();
  }
}

/** In the browser. */
async function trainWithViews(address, device, views, [settledMs, measuredMs]) {
  const { createEngine } = await import(address);
  const { engine, terminate } = createEngine();
  let [trainedMs, steps, frames] = [0, 0, 0];
  await engine.start({ device }, ({ type, ms, report }) => {
    if (type === 'progress') [trainedMs, steps] = [trainedMs + ms, steps + report.step - report.firstStep + 1];
    if (type === 'frame') frames++;
  });
  const shares = {};
  await engine.play();
  for (const [name, wanted] of Object.entries({ hidden: {}, shown: views })) {
    await engine.setViews(wanted);
    await new Promise((resolve) => setTimeout(resolve, settledMs));
    trainedMs = steps = frames = 0;
    const started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, measuredMs));
    const elapsed = performance.now() - started;
    shares[name] = { share: trainedMs / elapsed, stepsPerSecond: (steps * 1000) / elapsed, framesPerSecond: (frames * 1000) / elapsed };
  }
  terminate();
  return { device, ...shares };
}

export function describePace({ device, hidden, shown }) {
  const of = ({ share, stepsPerSecond, framesPerSecond }) => `${(100 * share).toFixed(1)} % of the time in ${stepsPerSecond.toFixed(1)} steps a second, ${framesPerSecond.toFixed(1)} frames a second`;
  return `${device}, no views: ${of(hidden)}\n${device}, all views: ${of(shown)}`;
}
