// A page of somebody else's with the widget in it: what it heard from the widget, and which policies were broken.
import type { Frame, Page } from 'puppeteer-core';

export interface Heard {
  type: string;
  detail: Record<string, unknown>;
  widget: number; // which of the page's
}

declare global {
  var heard: Heard[];
  var broken: string[];
}

const EVENTS = ['vae-ready', 'vae-progress', 'vae-state', 'vae-warning', 'vae-error'];

/** Runs in every page and frame before its own scripts. */
function listen(types: string[]): void {
  globalThis.heard = [];
  globalThis.broken = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => globalThis.broken.push(`${effectiveDirective} ${blockedURI} ${sample}`));
  for (const type of types) {
    document.addEventListener(type, (event) => {
      const { step, name, message, state, data } = ((event as CustomEvent).detail ?? {}) as Record<string, unknown>;
      globalThis.heard.push({ type, detail: { step, name, message, state, images: (data as { train: number } | undefined)?.train }, widget: [...document.querySelectorAll<Element>('vae-lab')].indexOf(event.target as Element) });
    });
  }
}

export class Article {
  readonly problems: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  static async on(page: Page): Promise<Article> {
    await page.evaluateOnNewDocument(listen, EVENTS);
    await page.setViewport({ width: 900, height: 800 });
    return new Article(page);
  }

  async open(url: string): Promise<void> {
    this.problems.length = 0;
    await this.page.goto(url, { waitUntil: 'domcontentloaded' });
  }

  /** The frame of the page that has this address. */
  async frame(url: string): Promise<Frame> {
    const found = (): Frame | undefined => this.page.frames().find((frame) => frame.url() === url);
    await this.until(`a frame of ${url}`, async () => found() !== undefined);
    return found()!;
  }

  heard(type: string, where: Page | Frame = this.page): Promise<Heard[]> {
    return where.evaluate((type) => (globalThis.heard ?? []).filter((event) => event.type === type), type).catch(() => []); // a frame still on its way
  }

  /** Until that many widgets have taken so many steps. */
  async trained(steps: number, { widgets = 1, where = this.page as Page | Frame } = {}): Promise<void> {
    await this.until(`${widgets} widgets at step ${steps}`, async () => {
      const progress = await this.heard('vae-progress', where);
      return new Set(progress.filter(({ detail }) => Number(detail['step']) >= steps).map(({ widget }) => widget)).size >= widgets;
    });
  }

  /** What the page's policies forbade. */
  broken(where: Page | Frame = this.page): Promise<string[]> {
    return where.evaluate(() => globalThis.broken);
  }

  /** All that a reader can read in the first widget, and the sentences in its part `error`. */
  said(): Promise<{ text: string; error: string }> {
    return this.page.evaluate(() => {
      const root = document.querySelector('vae-lab')?.shadowRoot;
      return { text: root?.textContent ?? '', error: root?.querySelector('[part~="error"]')?.textContent?.trim() ?? '' };
    });
  }

  async until(what: string, holds: () => Promise<boolean>, timeout = 30_000): Promise<void> {
    for (const end = Date.now() + timeout; ; ) {
      if (await holds()) return;
      if (Date.now() > end) {
        const facts = await this.page.evaluate(() => JSON.stringify({ broken: globalThis.broken, heard: globalThis.heard.slice(-4), text: document.querySelector('vae-lab')?.shadowRoot?.textContent?.slice(0, 400) })).catch(String);
        throw new Error(`waited ${timeout / 1000} s for ${what}; the page says: ${[...this.problems, facts].join(' | ')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
