// As much of the W3C's WebDriver as a look at a page takes: open, run a function there, wait,
// picture, size.
import { miniBrowser, startPrograms, type Programs } from './programs';

const SCRIPT_MS = 20_000;

export class WebKit {
  private constructor(
    readonly programs: Programs,
    readonly session: string,
  ) {}

  static async launch(): Promise<WebKit> {
    const programs = await startPrograms();
    try {
      const options = { binary: miniBrowser(), args: ['--automation'] };
      const asked = {
        capabilities: {
          alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: SCRIPT_MS } },
        },
      };
      const { sessionId } = (await command(`${programs.address}/session`, 'POST', asked)) as {
        sessionId: string;
      };
      return new WebKit(programs, `${programs.address}/session/${sessionId}`);
    } catch (error) {
      programs.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await command(this.session, 'DELETE').catch(() => {});
    this.programs.close();
  }

  async open(url: string): Promise<void> {
    await command(`${this.session}/url`, 'POST', { url });
  }

  /** Runs there: it sees the page, and nothing of what is around it here. */
  async run<Value, Args extends readonly unknown[]>(
    action: (...args: Args) => Value,
    ...args: Args
  ): Promise<Value> {
    return (await command(`${this.session}/execute/sync`, 'POST', {
      script: `return (${action})(...arguments)`,
      args,
    })) as Value;
  }

  /** Of the window's inside. */
  async resize(width: number, height: number): Promise<void> {
    await this.#window(width, height);
    const [inner, tall] = await this.run(() => [innerWidth, innerHeight] as const);
    if (inner !== width || tall !== height)
      await this.#window(2 * width - inner, 2 * height - tall);
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from((await command(`${this.session}/screenshot`, 'GET')) as string, 'base64');
  }

  async until(what: string, holds: () => Promise<boolean>, timeout = 80_000): Promise<void> {
    for (
      const end = Date.now() + timeout;
      ;
      await new Promise((resolve) => setTimeout(resolve, 100))
    ) {
      if (await holds()) return;
      if (Date.now() > end) throw new Error(`waited ${timeout / 1000} s for ${what}`);
    }
  }

  async #window(width: number, height: number): Promise<void> {
    await command(`${this.session}/window/rect`, 'POST', { x: 0, y: 0, width, height });
  }
}

async function command(address: string, method: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(address, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = (await answer.json()) as { value: unknown };
  if (answer.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${new URL(address).pathname}: ${error}: ${message}`);
}
