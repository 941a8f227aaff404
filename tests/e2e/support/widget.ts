// A page of someone else's with nothing in it but what a test puts there. It knows the tag
// <vae-lab>.
import type { VaeLabElement } from '../../../www/element/vae-lab';
import type { Visitor } from './visitor';

declare global {
  var widgetEvents: { type: string; id: string; detail: Record<string, unknown> }[];
}

const EVENTS = ['vae-ready', 'vae-progress', 'vae-state', 'vae-warning', 'vae-error'];

/**
 * Before the page's scripts run: nothing of its own is left, and every event of a widget is written
 * down.
 */
function becomeEmpty(events: string[]): void {
  globalThis.widgetEvents = [];
  document.addEventListener('readystatechange', () => {
    if (document.readyState === 'interactive')
      document.body.replaceChildren(document.createElement('main'));
  });
  for (const type of events) {
    document.addEventListener(type, (event) =>
      widgetEvents.push({
        type,
        id: (event.target as Element).id,
        detail: structuredClone((event as CustomEvent).detail),
      }),
    );
  }
}

export class WidgetPage {
  private constructor(readonly visitor: Visitor) {}

  static async open(visitor: Visitor): Promise<WidgetPage> {
    const { identifier } = await visitor.page.evaluateOnNewDocument(becomeEmpty, EVENTS);
    await visitor.page.goto('about:blank');
    await visitor.page.goto(`${visitor.server.url}embed.html`);
    await visitor.page.removeScriptToEvaluateOnNewDocument(identifier);
    return new WidgetPage(visitor);
  }

  /** Puts HTML into the page in place of what is there. */
  async put(html: string, width = 700): Promise<void> {
    await this.visitor.page.evaluate(
      (html, width) => {
        globalThis.widgetEvents = [];
        const main = document.querySelector('main')!;
        main.style.cssText = `display: block; width: ${width}px; max-width: none; padding: 0; margin: 0`;
        main.innerHTML = html;
        scrollTo(0, 0);
      },
      html,
      width,
    );
  }

  /** What `work` makes of the widget of this id. */
  ask<T, A extends unknown[]>(
    id: string,
    work: (widget: VaeLabElement, ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    const source = `async (id, source, args) => (0, eval)(source)(document.getElementById(id), ...args)`;
    return this.visitor.page.evaluate(
      `(${source})(${JSON.stringify(id)}, ${JSON.stringify(`(${work.toString()})`)}, ${JSON.stringify(args)})`,
    ) as Promise<T>;
  }

  async heard(type: string, id?: string): Promise<Record<string, unknown>[]> {
    const all = await this.visitor.page.evaluate(() => globalThis.widgetEvents);
    return all
      .filter((event) => event.type === type && (id === undefined || event.id === id))
      .map(({ detail }) => detail);
  }

  async step(id: string): Promise<number> {
    return ((await this.heard('vae-progress', id)).at(-1)?.['step'] as number | undefined) ?? 0;
  }

  /** Until it has taken more steps. */
  async learns(id: string, more = 3): Promise<void> {
    const goal = (await this.step(id)) + more;
    await this.visitor.until(`${id} to take steps`, async () => (await this.step(id)) >= goal);
  }

  /** Until it takes no more. */
  async rests(id: string): Promise<void> {
    await this.visitor.until(`${id} to rest`, () => this.ask(id, ({ running }) => !running));
  }

  /** What its error part says. */
  said(id: string): Promise<string> {
    return this.ask(id, (widget) =>
      [...widget.shadowRoot!.querySelectorAll('[part="error"]')]
        .map((part) => part.textContent)
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }

  /** Whether a canvas of it has more than one grey. */
  hasPicture(id: string, hook: string): Promise<boolean> {
    return this.ask(
      id,
      (widget, hook) => {
        const canvas = widget.shadowRoot?.querySelector<HTMLCanvasElement>(
          `[data-testid="${hook}"]`,
        );
        const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
        return data !== undefined && new Set(data).size > 4;
      },
      hook,
    );
  }
}
