// The widget in a page of another origin: how soon it shows what a checkpoint draws, in browsers
// that have never seen it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { markFirstPicture } from './in-page/stopwatch.mjs';
import { serveFolder } from './static-server.mjs';
import { firstPicture, quantile } from './stopwatch.mjs';

const BROWSERS = 7;
const CHECKPOINTS = 'dist/checkpoints';

/**
 * For each shipped checkpoint the milliseconds from the page's beginning to its first samples,
 * rising.
 */
export async function measureWidget() {
  const site = await serveFolder('dist', { headers: { 'access-control-allow-origin': '*' } });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vae-lab-article-'));
  const article = await serveFolder(folder);
  /** @type {Record<string, number[]>} */
  const firstSamplesMs = {};
  try {
    for (const name of fs
      .readdirSync(CHECKPOINTS)
      .filter((name) => name.endsWith('.safetensors'))) {
      fs.writeFileSync(
        path.join(folder, 'index.html'),
        `<!doctype html><script type="module" src="${site.url}vae-lab.js"></script>
        <vae-lab checkpoint="${site.url}checkpoints/${name}" backend="cpu" views="samples"></vae-lab>`,
      );
      const times = [];
      for (let i = 0; i < BROWSERS; i++) times.push(await once(article.url));
      firstSamplesMs[name] = times.sort((a, b) => a - b);
    }
  } finally {
    for (const server of [site, article]) server.close();
    fs.rmSync(folder, { recursive: true });
  }
  return { firstSamplesMs };
}

/** @param {string} url */
async function once(url) {
  const browser = await launchBrowser('chromium');
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(markFirstPicture, 'samples');
    await page.goto(url);
    return await firstPicture(page);
  } finally {
    await browser.close();
  }
}

/** @param {Awaited<ReturnType<typeof measureWidget>>} measured */
export function describeWidget({ firstSamplesMs }) {
  return Object.entries(firstSamplesMs)
    .map(
      ([name, times]) =>
        `the widget with ${name}, first samples after ${quantile(0.5, times).toFixed(0)} ms (${times[0].toFixed(0)} to ${times[times.length - 1].toFixed(0)}, ${times.length} fresh browsers)`,
    )
    .join('\n');
}
