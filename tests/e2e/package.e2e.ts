// The npm package as someone meets who installs it.
import fs from 'node:fs';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../pkg-scripts/browser.mjs';
import { serveFolder } from '../../pkg-scripts/static-server.mjs';
import { browserName } from './support/place';
import { ViteApp } from './support/vite-app';

const STEPS = 5;

/** What the pages of the project leave for us. */
interface Outcome {
  losses: number[];
  pixels: number | undefined;
  lastStep: number | undefined;
  refusal: string | null | undefined;
}

let app: ViteApp;
let browser: Browser;

beforeAll(async () => {
  app = ViteApp.create();
  browser = await launchBrowser(browserName);
});

afterAll(async () => {
  await browser?.close();
  app?.remove();
});

test.each(['bundler', 'nodenext'] as const)(
  'its types hold where modules are resolved as %s',
  (resolution) => {
    expect(app.complaints(resolution)).toBe('');
  },
);

test('it holds every file that it names, no stylesheet and no wasm twice', () => {
  const root = path.join(app.folder, 'node_modules/vae-lab');
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const named = filesIn(manifest.exports).filter((name) => !name.includes('*'));
  expect(Object.keys(manifest.exports)).toEqual(
    expect.arrayContaining(['./worker', './import-worker', './cpu.wasm']),
  );
  expect(fs.readdirSync(path.join(root, 'checkpoints')).length).toBeGreaterThan(0);
  for (const file of [
    ...named,
    manifest.customElements,
    'LICENSE-MIT',
    'LICENSE-APACHE',
    'THIRD-PARTY.txt',
  ])
    expect(fs.existsSync(path.join(root, file)), file).toBe(true);
  const files = fs.readdirSync(root, { recursive: true }) as string[];
  const wasm = files
    .filter((name) => name.endsWith('.wasm'))
    .map((name) => fs.readFileSync(path.join(root, name)));
  expect(wasm.length).toBeLessThanOrEqual(3); // the CPU's, the same on relaxed SIMD, WebGPU's
  for (const [i, one] of wasm.entries())
    expect(wasm.slice(i + 1).some((other) => other.equals(one))).toBe(false);
  expect(files.filter((name) => name.endsWith('.css'))).toEqual([]);
});

test('a project with Vite is built with it, and trains', async () => {
  const server = await serveFolder(await app.build());
  const { losses, pixels, lastStep, refusal } = await outcome(server.url);
  expectTraining(losses);
  expect(pixels).toBe(4 * 28 * 28);
  expect(lastStep).toBe(STEPS + 3);
  expect(refusal).toBe('ConfigError');
  server.close();
});

test("Vite's development server needs no settings for it", async () => {
  const server = await app.serve();
  expectTraining((await outcome(server.url)).losses);
  await server.close();
});

test('a page with an import map and no bundler trains', async () => {
  const server = await serveFolder(app.folder);
  expectTraining((await outcome(`${server.url}import-map.html`)).losses);
  server.close();
});

test('custom-elements.json names what the class has', async () => {
  const { modules } = JSON.parse(
    fs.readFileSync(path.join(app.folder, 'node_modules/vae-lab/custom-elements.json'), 'utf8'),
  );
  const { attributes, members } = modules[0].declarations[0] as Record<string, { name: string }[]>;
  const server = await serveFolder(app.folder);
  const page = await browser.newPage();
  await page.goto(`${server.url}import-map.html`);
  const observed = await page.evaluate(async () => {
    await customElements.whenDefined('vae-lab');
    return (customElements.get('vae-lab') as unknown as { observedAttributes: string[] })
      .observedAttributes;
  });
  expect(attributes!.map(({ name }) => name).sort()).toEqual(observed.sort());
  const missing = await page.evaluate(
    (names) => names.filter((name) => !(name in document.querySelector('vae-lab')!)),
    members!.map(({ name }) => name),
  );
  expect(missing).toEqual([]);
  await page.close();
  server.close();
});

/** Of a map of exports, whatever its conditions. */
function filesIn(target: string | object): string[] {
  return typeof target === 'string' ? [target] : Object.values(target).flatMap(filesIn);
}

/** Once the engine has taken its steps and the widget shows what its own model draws. */
async function outcome(url: string): Promise<Outcome> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on(
    'console',
    (message) => void (message.type() === 'error' && problems.push(message.text())),
  );
  await page.goto(url);
  await page
    .waitForFunction(() => 'losses' in globalThis, { timeout: 60_000 })
    .catch((error) => problems.push(`no losses: ${error}`));
  await page
    .waitForFunction(widgetDraws, { timeout: 60_000 })
    .catch((error) => problems.push(`no picture: ${error}`));
  const found = await page.evaluate(() => {
    const { losses, pixels, lastStep, refusal } = globalThis as unknown as Outcome;
    return { losses, pixels, lastStep, refusal };
  });
  await page.close();
  expect(problems).toEqual([]);
  return found;
}

/** Runs in the page. */
function widgetDraws(): boolean {
  const canvas = document
    .querySelector('vae-lab')!
    .shadowRoot?.querySelector<HTMLCanvasElement>('canvas');
  const pixels = canvas?.width
    ? canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data
    : [];
  return new Set(Array.from(pixels).filter((_, i) => i % 4 === 0)).size > 8; // shades of grey
}

function expectTraining(losses: number[]): void {
  expect(losses).toHaveLength(STEPS);
  expect(losses.at(-1)!).toBeLessThan(losses[0]!);
}
