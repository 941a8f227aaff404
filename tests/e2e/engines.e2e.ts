// Engines that share a worker, in a page that has nothing else.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { launchBrowser } from '../../pkg-scripts/browser.mjs';
import { serveFolder, type FolderServer } from '../../pkg-scripts/static-server.mjs';
import type { EngineHandle, EngineOptions } from '../../www/engine/client';
import type { Bound, Schema, SessionConfig } from '../../www/protocol/rust-types';
import { browserName, device } from './support/place';

interface Opened extends EngineHandle {
  step: number; // the last one told
}

declare global {
  var createEngine: (options: EngineOptions) => EngineHandle;
  var opened: Opened[];
  var openEngine: (options?: EngineOptions) => Promise<Opened>;
}

let server: FolderServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await serveFolder('dist');
  browser = await launchBrowser(browserName, { webgpu: device === 'webgpu' });
  page = await browser.newPage();
  await page.goto(`${server.url}no-page`);
  await page.addScriptTag({
    type: 'module',
    content: `import { createEngine } from '${server.url}engine.js'; globalThis.createEngine = createEngine;`,
  });
  await page.waitForFunction(() => globalThis.createEngine);
  await page.evaluate((device) => {
    globalThis.opened = [];
    globalThis.openEngine = async (options = { shared: true }) => {
      const entry: Opened = { ...globalThis.createEngine(options), step: 0 };
      globalThis.opened.push(entry);
      const small = ({ opening }: Schema): SessionConfig => ({
        ...opening,
        model: { ...opening.model, network: { kind: 'mlp', hidden: [32], activation: 'relu' } },
        data: { kind: 'digits', count: 500, seed: 1 },
      });
      await entry.engine.start(
        { device },
        (event) => void (event.type === 'progress' && (entry.step = event.report.step)),
        small,
      );
      return entry;
    };
  }, device);
});

afterEach(() =>
  page.evaluate(() => globalThis.opened.splice(0).forEach(({ terminate }) => terminate())),
);
afterAll(async () => {
  await browser?.close();
  server?.close();
});

const steps = () => page.evaluate(() => globalThis.opened.map(({ step }) => step));

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await holds());) {
    if (Date.now() > end) throw new Error(`waited for ${what} in vain`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('several train side by side in one worker; closing one leaves the others alive, closing the last ends the worker', async () => {
  await page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await (await globalThis.openEngine()).engine.play();
  });
  expect(page.workers()).toHaveLength(1);
  await until('all to train', async () => (await steps()).every((step) => step > 20));

  await page.evaluate(() => globalThis.opened.splice(1, 1)[0]!.terminate());
  const before = await steps();
  await until('two to go on', async () =>
    (await steps()).every((step, i) => step > before[i]! + 20),
  );
  expect(page.workers()).toHaveLength(1);

  await page.evaluate(() => globalThis.opened.splice(0).forEach(({ terminate }) => terminate()));
  await until('the worker to end', () => page.workers().length === 0);
});

test('each keeps its own model, and takes turns as if it were alone', async () => {
  const found = await page.evaluate(async () => {
    const losses = async (among: number): Promise<number> => {
      const engines = await Promise.all(
        Array.from({ length: among }, () => globalThis.openEngine()),
      );
      for (const { engine } of engines.slice(1)) await engine.play();
      const { engine } = engines[0]!;
      await engine.step(30);
      const cost = await engine.totalCost(
        (await engine.heldOut([0, 1])).pixels.reduce(
          (pixels, grey, at) => ((pixels[at] = grey / 255), pixels),
          new Float32Array(2 * 784),
        ),
      );
      for (const { terminate } of engines) terminate();
      return cost;
    };
    return { alone: await losses(1), inCompany: await losses(3) };
  });
  expect(found.inCompany).toBe(found.alone);
});

test('a step on given images is told like any other, and interpolation goes from one image to another', async () => {
  const { first, report, sheet } = await page.evaluate(async () => {
    const { engine } = await globalThis.openEngine();
    const images = Float32Array.from(
      (await engine.heldOut([0, 1, 2])).pixels,
      (grey) => grey / 255,
    );
    const first = await engine.totalCost(images);
    let report = await engine.trainOnBatch(images);
    for (let i = 0; i < 20; i++) report = await engine.trainOnBatch(images);
    return { first, report, sheet: await engine.interpolate(0, 1, 5).then(({ count }) => count) };
  });
  expect(report.step).toBe(21);
  expect(report.terms['loss']![0]).toBeLessThan(first);
  expect(sheet).toBe(5);
});

test('what is undefined is as good as left out', async () => {
  const {
    left,
    undefined: none,
    snr,
  } = await page.evaluate(async () => {
    const { engine } = await globalThis.openEngine();
    const set = {
      name: 'noise',
      height: 8,
      width: 8,
      pixels: Uint8Array.from({ length: 40 * 64 }, (_, at) => (at * 97) % 256),
      labels: null,
    };
    const left = await engine.loadImages({ set });
    const without = { ...set, labels: undefined, heldOut: undefined } as unknown as typeof set;
    const bound = { kind: 'iwae', samples: undefined } as unknown as Bound;
    return {
      left,
      undefined: await engine.loadImages({ set: without }),
      snr: await engine.gradientSnr(bound, 2, 4),
    };
  });
  expect(left).toMatchObject({ train: 36, heldOut: 4 });
  expect(none).toEqual(left);
  expect(snr).toMatchObject({ repeats: 2, images: 4 });
});

test('a wasm that is not where it should be is missed by name, and so is a script', async () => {
  const messages = await page.evaluate(async () => {
    const refusal = (options: EngineOptions) =>
      globalThis.openEngine(options).then(
        () => '',
        ({ name, message }: Error) => `${name}: ${message}`,
      );
    return {
      wasm: await refusal({ wasmBase: 'nowhere/' }),
      script: await refusal({ worker: 'nowhere.js' }),
    };
  });
  expect(messages.wasm).toMatch(/^EngineUnreachable: .*nowhere\/vae_lab_bg.*\.wasm.*404/);
  expect(messages.script).toMatch(/^EngineUnreachable: .*nowhere\.js/);
});

// Only Chromium lets a debugger look for a worker's memory.
test.runIf(browserName === 'chromium')('a closed engine gives its memory back', async () => {
  await page.evaluate(() => globalThis.openEngine()); // keeps the worker
  const openAndClose = (times: number) =>
    page.evaluate(async (times) => {
      for (let i = 0; i < times; i++) {
        const { engine, terminate } = await globalThis.openEngine();
        await engine.step(3);
        terminate();
        globalThis.opened.pop();
      }
    }, times);
  await openAndClose(3);
  const before = await wasmBytes();
  await openAndClose(20);
  // of twenty models, each with its images, no more than those that overlapped
  expect(await wasmBytes()).toBeLessThan(before + 3_000_000);
});

async function wasmBytes(): Promise<number> {
  const client = (page.workers()[0] as unknown as { client: CDPSession }).client;
  const prototype = await client.send('Runtime.evaluate', {
    expression: 'WebAssembly.Memory.prototype',
  });
  const { objects } = await client.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId!,
  });
  const bytes = await client.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    returnByValue: true,
    functionDeclaration:
      'function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }',
  });
  return bytes.result.value as number;
}
