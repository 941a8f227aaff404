// Drives bench.html in a fresh browser for each case, the widget, and the page itself. usage: node bench.mjs [DEVICE|page]...
import fs from 'node:fs';
import zlib from 'node:zlib';
import { describePage, measurePage } from './bench-page.mjs';
import { describeWidget, measureWidget } from './bench-widget.mjs';
import { launchBrowser } from './browser.mjs';
import { serveFolder } from './static-server.mjs';

const MODELS = ['mlp-400-20', 'conv-small', 'mlp-iwae50'];
const ROUNDS = 7;
const ROUND_MS = 700;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function measure(device, model) {
  let raw = 0;
  let gzip = 0;
  const server = await serveFolder('dist', {
    onLoad(_path, body) {
      raw += body.length;
      gzip += zlib.gzipSync(body).length;
    },
  });
  const browser = await launchBrowser('chromium', { webgpu: device === 'webgpu' });
  try {
    const page = await browser.newPage();
    const started = performance.now();
    await page.goto(`${server.url}bench.html?backend=${device}`);
    await page.waitForFunction(() => globalThis.runBench, { timeout: 60_000 });
    const train = (steps) =>
      page.evaluate(
        async (name, count) => {
          const start = performance.now();
          const { loss, backend } = await globalThis.runBench(name, count);
          return { ms: (performance.now() - start) / count, loss, backend };
        },
        model,
        steps,
      );
    await train(1);
    const firstStep = performance.now() - started;
    const warm = await train(device === 'cpu' ? 20 : 3);
    const steps = Math.max(1, Math.round(ROUND_MS / warm.ms));
    const rounds = [];
    while (rounds.length < ROUNDS) rounds.push(await train(steps));
    return {
      device: rounds[0].backend,
      model,
      firstStepMs: firstStep,
      stepMs: median(rounds.map(({ ms }) => ms)),
      bestStepMs: Math.min(...rounds.map(({ ms }) => ms)),
      loss: rounds.at(-1).loss,
      steps: 1 + (device === 'cpu' ? 20 : 3) + steps * ROUNDS,
      loadedBytes: raw,
      loadedGzipBytes: gzip,
    };
  } finally {
    await browser.close();
    server.close();
  }
}

const asked = process.argv.slice(2);
const devices = asked.filter((name) => name !== 'page');
const results = [];
if (devices.length > 0) console.log('device   model        first step, s   step, ms   best, ms   loss after   loaded, MB (gzip)');
for (const device of devices) {
  for (const model of MODELS) {
    const result = await measure(device, model);
    results.push(result);
    const { firstStepMs, stepMs, bestStepMs, loss, steps, loadedBytes, loadedGzipBytes } = result;
    console.log(
      result.device.padEnd(9) + model.padEnd(13) +
      (firstStepMs / 1000).toFixed(2).padStart(13) + stepMs.toFixed(2).padStart(11) + bestStepMs.toFixed(2).padStart(11) +
      `${loss.toFixed(1)} @${steps}`.padStart(13) + `${(loadedBytes / 1e6).toFixed(2)} (${(loadedGzipBytes / 1e6).toFixed(2)})`.padStart(20),
    );
  }
}
const widget = asked.includes('page') ? await measureWidget() : undefined;
if (widget) console.log(describeWidget(widget));
const page = asked.includes('page') ? await measurePage() : undefined;
if (page) console.log(describePage(page));
fs.mkdirSync('target/bench', { recursive: true });
const file = `target/bench/${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
fs.writeFileSync(file, `${JSON.stringify({ steps: results, widget, page }, null, 2)}\n`);
console.log(`written to ${file}`);
