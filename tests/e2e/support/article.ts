// A page of somebody else's with the widget in it: what it heard from the widget, and which
// policies were broken.
import type { ConsoleMessage, Frame, Page } from 'puppeteer-core';

export interface Heard {
  type: string;
  detail: Record<string, unknown>;
  widget: number; // which of the page's
}

declare global {
  var told: Heard[];
  var brokenRules: string[];
}

const EVENTS = ['vae-ready', 'vae-progress', 'vae-state', 'vae-warning', 'vae-error'];

/**
 * Runs in every page and frame before its own scripts. A frame's first, empty document may lend its
 * window to the real one.
 */
function listen(types: string[]): void {
  globalThis.told = [];
  globalThis.brokenRules = [];
  addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sample } = event as SecurityPolicyViolationEvent;
    globalThis.brokenRules.push(`${effectiveDirective} ${blockedURI} ${sample}`);
  });
  for (const type of types) {
    addEventListener(type, (event) => {
      const { step, name, message, state, data } = ((event as CustomEvent).detail ?? {}) as Record<
        string,
        unknown
      >;
      globalThis.told.push({
        type,
        detail: {
          step,
          name,
          message,
          state,
          images: (data as { train: number } | undefined)?.train,
        },
        widget: [...document.querySelectorAll<Element>('vae-lab')].indexOf(event.target as Element),
      });
    });
  }
}

export class Article {
  readonly problems: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !isFavicon(message)) this.problems.push(message.text());
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
    return where
      .evaluate((type) => (globalThis.told ?? []).filter((event) => event.type === type), type)
      .catch(() => []); // a frame still on its way
  }

  /** Until that many widgets have taken so many steps. */
  async trained(
    steps: number,
    { widgets = 1, where = this.page as Page | Frame } = {},
  ): Promise<void> {
    await this.until(`${widgets} widgets at step ${steps}`, async () => {
      const progress = await this.heard('vae-progress', where);
      return (
        new Set(
          progress
            .filter(({ detail }) => Number(detail['step']) >= steps)
            .map(({ widget }) => widget),
        ).size >= widgets
      );
    });
  }

  /** What the page's policies forbade. */
  broken(where: Page | Frame = this.page): Promise<string[]> {
    return where.evaluate(() => globalThis.brokenRules);
  }

  /** The sentences in the first widget's parts `error`. */
  said(): Promise<string> {
    return this.page.evaluate(() =>
      [
        ...(document.querySelector('vae-lab')?.shadowRoot?.querySelectorAll('[part~="error"]') ??
          []),
      ]
        .map((part) => part.textContent)
        .join(' '),
    );
  }

  async until(what: string, holds: () => Promise<boolean>, timeout = 30_000): Promise<void> {
    for (const end = Date.now() + timeout; ;) {
      if (await holds()) return;
      if (Date.now() > end) {
        const facts = await this.page
          .evaluate(() =>
            JSON.stringify({
              broken: globalThis.brokenRules,
              heard: globalThis.told.slice(-4),
              text: document.querySelector('vae-lab')?.shadowRoot?.textContent?.slice(0, 400),
            }),
          )
          .catch(String);
        throw new Error(
          `waited ${timeout / 1000} s for ${what}; the page says: ${[...this.problems, facts].join(' | ')}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Browsers ask for it on their own. */
function isFavicon(message: ConsoleMessage): boolean {
  return message.location().url?.endsWith('/favicon.ico') ?? false;
}
