// The page as a visitor sees it: what stands where, what the engine has told so far.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../../pkg-scripts/browser.mjs';
import { serveFolder, type FolderServer } from '../../../pkg-scripts/static-server.mjs';
import type { DeviceChoice } from '../../../www/protocol/messages';
import { ANYONE } from './origin';
import { browserName, device, slow } from './place';
import { press } from './press';
import { forgetRuns, installSpy, type SeenEvent } from './spy';

/** In the query of a page that may find what earlier ones kept. */
const KEPT = 'kept';
const DESKTOP = { width: 1440, height: 1000 };
/**
 * What Firefox says when a test leaves a page before all of it has come: its icon, which it asks
 * for last, or a part of a widget.
 */
const LEFT_BEHIND =
  /\/icons\/icon\.svg’\. A ServiceWorker intercepted the request and encountered an unexpected error|error loading dynamically imported module/;

export interface OpenOptions {
  device?: DeviceChoice;
  autoplay?: boolean;
  language?: string;
  /** Leaves the default model in place even where it is slow. */
  defaultModel?: boolean;
  /** With what earlier pages kept in the browser; otherwise nothing is left of them. */
  kept?: boolean;
}

/** The part of a canvas's picture that tests compare. */
export interface Picture {
  hash: string;
  /** Of its grey values; 0 where it is blank. */
  spread: number;
}

export class Visitor {
  readonly problems: string[] = [];
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vae-lab-e2e-'));

  private constructor(
    readonly browser: Browser,
    readonly server: FolderServer,
    readonly page: Page,
  ) {
    const problem = (text: string): void => {
      if (!LEFT_BEHIND.test(text)) this.problems.push(text);
    };
    page.on('pageerror', (error) => problem(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') problem(message.text());
    });
  }

  static async launch(): Promise<Visitor> {
    const server = await serveFolder('dist', { headers: ANYONE });
    const browser = await launchBrowser(browserName, { webgpu: device === 'webgpu' });
    return Visitor.#on(browser, server, await browser.newPage());
  }

  static async #on(browser: Browser, server: FolderServer, page: Page): Promise<Visitor> {
    await page.evaluateOnNewDocument(installSpy);
    await page.evaluateOnNewDocument(forgetRuns, KEPT);
    await page.setViewport(DESKTOP);
    return new Visitor(browser, server, page);
  }

  /**
   * The same site for someone else: another profile of the browser, with nothing kept and nothing
   * cached.
   */
  async elsewhere(): Promise<Visitor> {
    const context = await this.browser.createBrowserContext();
    return Visitor.#on(this.browser, this.server, await context.newPage());
  }

  async close(): Promise<void> {
    // A renderer in the middle of a long step can hold up the close.
    const givenUp = new Promise((resolve) => setTimeout(resolve, 10_000).unref());
    await Promise.race([this.browser.close().catch(() => {}), givenUp]);
    this.browser.process()?.kill('SIGKILL');
    this.server.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Loads the page and waits until it can train; where training is slow, with a tiny model. */
  async open({
    device: wanted = device,
    autoplay = true,
    defaultModel = false,
    kept = false,
    language = 'en',
  }: OpenOptions = {}): Promise<void> {
    const tiny = slow && wanted === 'webgpu' && !defaultModel;
    const query = new URLSearchParams({
      device: wanted,
      autoplay: autoplay && !tiny ? '1' : '0',
      lang: language,
    });
    if (kept) query.set(KEPT, '1');
    await this.visit(`${this.server.url}?${query}`);
    if (!tiny) return;
    await this.setField('hidden-0', 16);
    await this.setField('batch-size', 8);
    if (autoplay) await this.click('play');
  }

  /** Loads a page of any address and waits for its engine. */
  async visit(url: string): Promise<void> {
    await this.page.goto('about:blank'); // from one hash to another a page is not loaded anew
    await this.page.goto(url);
    await this.waitForEvent('ready', 120_000);
  }

  at(hook: string): string {
    return `[data-testid="${hook}"]`;
  }

  async click(hook: string): Promise<void> {
    await press(this.page, this.at(hook));
  }

  /** Until the page shows what it knows: its state is drawn once a frame. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** Where it stands in the window, once it stands in the middle and nothing scrolls any more. */
  async boxOf(hook: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const element = (await this.page.$(this.at(hook)))!;
    let box = { x: 0, y: NaN, width: 0, height: 0 };
    await this.until(`${hook} to stand still`, async () => {
      await element.evaluate((element) =>
        element.scrollIntoView({ block: 'center', behavior: 'instant' }),
      );
      const before = box.y;
      box = (await element.boundingBox())!;
      return box.y === before;
    });
    return box;
  }

  text(hook: string): Promise<string> {
    return this.page.$eval(this.at(hook), (element) => (element.textContent ?? '').trim());
  }

  attribute(hook: string, name: string): Promise<string | null> {
    return this.page.$eval(this.at(hook), (element, name) => element.getAttribute(name), name);
  }

  /** Figures are written for people: 1,234 or −98.7. */
  async number(hook: string): Promise<number> {
    return Number((await this.text(hook)).replace(/[^\d.−-]/g, '').replace('−', '-'));
  }

  /**
   * Types a value into a setting that starts a new model, as a visitor would who then presses
   * Enter.
   */
  async setField(hook: string, value: number): Promise<void> {
    if (
      await this.page.$eval(
        this.at(hook),
        (element, value) => Number((element as HTMLInputElement).value) === value,
        value,
      )
    )
      return;
    const before = (await this.events('model')).length;
    await this.page.$eval(
      this.at(hook),
      (element, value) => {
        (element as HTMLInputElement).value = value;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      },
      String(value),
    );
    await this.until(
      `the new model after ${hook} = ${value}`,
      async () => (await this.events('model')).length > before,
    );
  }

  /** Chooses an option of a select. */
  async set(hook: string, value: string): Promise<void> {
    await this.page.$eval(
      this.at(hook),
      (element, value) => {
        (element as HTMLSelectElement).value = value;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      },
      value,
    );
  }

  /** Chooses an option of a setting, and waits until the page has taken it over. */
  async pick(hook: string, value: string): Promise<void> {
    await this.set(hook, value);
    await this.until(`${hook} to be ${value}`, async () => (await this.value(hook)) === value);
  }

  value(hook: string): Promise<string> {
    return this.page.$eval(this.at(hook), (element) => (element as HTMLSelectElement).value);
  }

  options(hook: string): Promise<string[]> {
    return this.page.$$eval(`${this.at(hook)} option`, (options) =>
      options.map((option) => (option as HTMLOptionElement).value),
    );
  }

  /** How wide the page becomes on a phone of 390 pixels. */
  async widthOnPhone(): Promise<number> {
    await this.page.setViewport({ width: 390, height: 844 });
    const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
    await this.page.setViewport(DESKTOP);
    return width;
  }

  /** Chooses files with one of the page's file inputs. */
  async choose(hook: string, files: string[]): Promise<void> {
    const input = await this.page.$(`input${this.at(hook)}`);
    await (input as unknown as { uploadFile(...files: string[]): Promise<void> }).uploadFile(
      ...files,
    );
  }

  /** Lets files fall on the page. */
  async drop(files: { name: string; bytes: Uint8Array }[]): Promise<void> {
    const encoded = files.map(({ name, bytes }) => ({
      name,
      base64: Buffer.from(bytes).toString('base64'),
    }));
    await this.page.evaluate((files) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of files) {
        dataTransfer.items.add(
          new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name),
        );
      }
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
      );
    }, encoded);
  }

  write(name: string, bytes: Uint8Array): string {
    const file = path.join(this.folder, name);
    fs.writeFileSync(file, bytes);
    return file;
  }

  /** The bytes of what the page last offered for download. */
  async offered(): Promise<Uint8Array> {
    await this.until('a download', () =>
      this.page.evaluate(() => globalThis.offeredBlobs.length > 0),
    );
    const base64 = await this.page.evaluate(async () => {
      const bytes = new Uint8Array(await globalThis.offeredBlobs.at(-1)!.arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    });
    return Buffer.from(base64, 'base64');
  }

  events<T extends SeenEvent['type']>(type: T): Promise<Extract<SeenEvent, { type: T }>[]> {
    return this.page.evaluate(
      (type) => globalThis.seenEvents.filter((event) => event.type === type),
      type,
    ) as Promise<Extract<SeenEvent, { type: T }>[]>;
  }

  waitForEvent(type: SeenEvent['type'], timeout?: number): Promise<void> {
    return this.until(
      `the event ${type}`,
      async () => (await this.events(type)).length > 0,
      timeout,
    );
  }

  /** One loss a step since the last new model. */
  async losses(): Promise<number[]> {
    const reports = (await this.events('progress')).map(({ report }) => report);
    const first = reports.findLastIndex(({ firstStep }) => firstStep <= 1);
    return reports.slice(Math.max(first, 0)).flatMap(({ terms }) => terms.loss ?? []);
  }

  /** The step of the last report, or 0. */
  async step(): Promise<number> {
    return (await this.events('progress')).at(-1)?.report.step ?? 0;
  }

  /** `count` more steps from now on. */
  async waitForSteps(count: number): Promise<void> {
    await this.waitForStep((await this.step()) + count);
  }

  waitForStep(step: number): Promise<void> {
    return this.until(`step ${step}`, async () => (await this.step()) >= step, 120_000);
  }

  /** Presses Step, and waits for what it brings. */
  async takeStep(): Promise<void> {
    const before = await this.step();
    await this.click('step');
    await this.waitForStep(before + 1);
  }

  async waitForPause(): Promise<void> {
    await this.until(
      'a pause',
      async () => (await this.attribute('play', 'aria-pressed')) === 'false',
    );
    await this.settled();
  }

  /** Until the number of the last step has stood still for a while. */
  async settled(): Promise<void> {
    let last = -1;
    await this.until(
      'training to rest',
      async () => {
        const step = await this.step();
        const rests = step === last;
        last = step;
        return rests;
      },
      60_000,
      slow ? 3000 : 700,
    );
  }

  /** Trains for so many steps or a few more, and pauses; the bound on held-out images then. */
  async trainFor(steps: number): Promise<number> {
    const until = (await this.step()) + steps;
    await this.click('play');
    await this.waitForStep(until);
    await this.click('play');
    await this.waitForPause();
    const step = await this.step();
    await this.until(
      'what held-out images say',
      async () => (await this.events('evaluation')).at(-1)?.evaluation.step === step,
    );
    return (await this.events('evaluation')).at(-1)!.evaluation.terms.bound!;
  }

  picture(hook: string): Promise<Picture> {
    return this.page.$eval(this.at(hook), (element) => {
      const { width, height } = element as HTMLCanvasElement;
      const { data } = (element as HTMLCanvasElement)
        .getContext('2d')!
        .getImageData(0, 0, width, height);
      let [sum, squares, hash] = [0, 0, 0];
      for (let i = 0; i < data.length; i += 4) {
        const grey = (data[i]! + data[i + 1]! + data[i + 2]!) / 3;
        sum += grey;
        squares += grey * grey;
        hash = (Math.imul(hash, 31) + data[i]! + data[i + 1]! * 7 + data[i + 3]! * 13) | 0;
      }
      const pixels = data.length / 4;
      return {
        hash: `${width}x${height}:${hash}`,
        spread: Math.sqrt(Math.max(0, squares / pixels - (sum / pixels) ** 2)),
      };
    });
  }

  async waitForPicture(hook: string, other?: Picture): Promise<Picture> {
    let seen: Picture = { hash: '', spread: 0 };
    await this.until(other ? `another picture in ${hook}` : `a picture in ${hook}`, async () => {
      seen = await this.picture(hook);
      return seen.spread > 1 && seen.hash !== other?.hash;
    });
    return seen;
  }

  async until(
    what: string,
    holds: () => Promise<boolean>,
    timeout = 60_000,
    interval = 100,
  ): Promise<void> {
    for (const end = Date.now() + timeout; ;) {
      if (await holds()) return;
      if (Date.now() > end)
        throw new Error(
          `waited ${timeout / 1000} s for ${what}${this.problems.length ? `; the page says: ${this.problems.join(' | ')}` : ''}`,
        );
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
  }
}
