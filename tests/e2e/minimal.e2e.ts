// The smallest page, on what `wasm-pack build --target web` leaves: the site's CPU artifact is the
// same files.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../pkg-scripts/browser.mjs';
import { serveFolder, type FolderServer } from '../../pkg-scripts/static-server.mjs';
import { browserName, device } from './support/place';

const repository = fs.mkdtempSync(path.join(os.tmpdir(), 'vae-lab-minimal-'));
let server: FolderServer;
let browser: Browser;

beforeAll(async () => {
  fs.cpSync('www/minimal.html', path.join(repository, 'www/minimal.html'));
  fs.cpSync(`pkg/${device}`, path.join(repository, 'pkg'), { recursive: true });
  server = await serveFolder(repository);
  browser = await launchBrowser(browserName, { webgpu: device === 'webgpu' });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  fs.rmSync(repository, { recursive: true });
});

test('a page of 40 lines in plain JavaScript trains a model and draws its samples', async () => {
  expect(
    fs.readFileSync('www/minimal.html', 'utf8').trimEnd().split('\n').length,
  ).toBeLessThanOrEqual(45);
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${server.url}www/minimal.html?device=${device}`);
  const state = (): Promise<string> => page.$eval('#state', (element) => element.textContent);
  const step = (atLeast: number): Promise<unknown> =>
    page.waitForFunction(
      (least) =>
        Number(document.getElementById('state')!.textContent!.match(/^Step (\d+)/)?.[1]) >= least,
      { timeout: 150_000 },
      atLeast,
    );
  await step(100);
  const [, loss] = (await state()).match(/^Step \d+: ([\d.]+) nats an image\.$/)!;
  expect(Number(loss)).toBeLessThan((784 * Math.LN2) / 2); // a model that knows nothing pays ln 2 for each pixel
  const greys = await page.$eval('#samples', (canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const { data } = (canvas as HTMLCanvasElement)
      .getContext('2d')!
      .getImageData(0, 0, width, height);
    return data
      .filter((_, at) => at % 4 === 0)
      .reduce((seen: number[], grey) => ((seen[grey] = (seen[grey] ?? 0) + 1), seen), []);
  });
  expect(greys.filter(Boolean).length).toBeGreaterThan(50); // a picture, not one colour
  expect(problems).toEqual([]);
});
