// <vae-lab> comes, moves, hides and goes: what it keeps, and what it gives back.
import { beforeAll, describe, expect, it } from 'vitest';
import { browserName } from './support/place';
import { WidgetPage } from './support/widget';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
const TINY = 'v=1&model.network.hidden=16&training.batchSize=16&data.count=500';
const tag = (id: string, more = 'autoplay'): string =>
  `<vae-lab id="${id}" backend="cpu" config="${TINY}" views="samples" ${more}></vae-lab>`;
let page: WidgetPage;

beforeAll(async () => void (page = await WidgetPage.open(visitor())));

const workers = (): number => visitor().page.workers().length;

/** Bytes of JavaScript that are still held; of Chromium only. */
async function heap(): Promise<number> {
  const client = await visitor().page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client
    .send('Performance.enable')
    .then(() => client.send('Performance.getMetrics'));
  await client.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value;
}

describe('a widget', () => {
  it('keeps its model and goes on when it is moved', async () => {
    await page.put(`${tag('w')}<div id="elsewhere"></div>`);
    await page.learns('w');
    const moves = await page.ask('w', async (widget) => {
      const elsewhere = document.getElementById('elsewhere')!;
      elsewhere.append(widget);
      const ways = ['remove and insert'];
      if ('moveBefore' in elsewhere) {
        (
          document.querySelector('main') as unknown as {
            moveBefore(node: Node, before: Node | null): void;
          }
        ).moveBefore(widget, null);
        ways.push('moveBefore');
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [ways.length, widget.state];
    });
    expect(moves.at(-1)).toBe('ready');
    const before = await page.step('w');
    await page.learns('w');
    expect(await page.step('w')).toBeGreaterThan(before);
    expect((await page.heard('vae-ready', 'w')).length).toBe(1);
    await visitor().until('its pictures', () => page.hasPicture('w', 'samples'));
  });

  it('keeps its model when it is put back within a second, and rests meanwhile', async () => {
    await page.put(tag('w'));
    await page.learns('w');
    const [gone, back] = await page.ask('w', async (widget) => {
      const parent = widget.parentElement!;
      widget.remove();
      await new Promise((resolve) => setTimeout(resolve, 400));
      const gone = [widget.state, widget.running];
      parent.append(widget);
      return [gone, [widget.state]];
    });
    expect([gone, back]).toEqual([['ready', false], ['ready']]);
    await page.learns('w');
    expect(await page.heard('vae-ready', 'w')).toHaveLength(1);
  });

  it('has stopped running when pause() is done', async () => {
    await page.put(tag('w'));
    await page.learns('w');
    const after = await page.ask('w', async (widget) => {
      const states: boolean[] = [];
      for (let round = 0; round < 5; round++) {
        await widget.play();
        await widget.step(1);
        await widget.play();
        await new Promise((resolve) => setTimeout(resolve, 30));
        await widget.pause();
        states.push(widget.running);
      }
      return states;
    });
    expect(after).toEqual([false, false, false, false, false]);
  });

  it('rests while nobody can see it, and goes on afterwards', async () => {
    await page.put(`${tag('w')}<div style="height: 4000px"></div>`);
    await page.learns('w');
    await visitor().page.evaluate(() => scrollTo(0, 3500));
    await page.rests('w');
    await visitor().page.evaluate(() => scrollTo(0, 0));
    await page.learns('w');

    const show = (state: string): Promise<void> =>
      visitor().page.evaluate((state) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await show('hidden');
    await page.rests('w');
    await show('visible');
    await page.learns('w');
    await page.ask('w', (widget) => widget.pause());
    await show('hidden');
    await show('visible');
    await visitor().drawn();
    expect(await page.ask('w', ({ running }) => running)).toBe(false);
  });

  it('shares its engine with two or six, each with a model of its own', async () => {
    for (const count of [2, 6]) {
      const ids = Array.from({ length: count }, (_, at) => `w${at}`);
      await page.put(ids.map((id, at) => tag(id, `seed="${at}" autoplay`)).join(''), 280);
      await page.ask('w0', async () => {
        document.querySelector('main')!.style.cssText +=
          'display: grid; grid-template-columns: repeat(3, 200px); width: 640px';
      });
      for (const id of ids) await page.learns(id);
      if (browserName === 'chromium') expect(workers()).toBe(1);
      await Promise.all(ids.map((id) => page.ask(id, (widget) => widget.pause())));
      const seeds = await Promise.all(
        ids.map((id) => page.ask(id, async (widget) => (await widget.ready()).config.seed)),
      );
      expect(seeds).toEqual(ids.map((_, at) => at));
      await page.ask('w0', (widget) => widget.remove());
      await page.ask('w1', (widget) => widget.step(2));
    }
  });

  it('gives everything back, however often one comes, moves and goes', async () => {
    const round = (times: number): Promise<void> =>
      visitor().page.evaluate(
        async (html, times) => {
          const main = document.querySelector('main')!;
          for (let at = 0; at < times; at++) {
            main.innerHTML = html;
            const widget = main.querySelector('vae-lab')!;
            if (at % 5 === 0) await widget.ready();
            main.append(widget);
            widget.remove();
            await new Promise((resolve) => setTimeout(resolve));
          }
          globalThis.widgetEvents = [];
          globalThis.seenEvents = [];
        },
        tag('w'),
        times,
      );
    await page.put('');
    await round(5);
    const before = browserName === 'chromium' ? await heap() : 0;
    await round(50);
    await visitor().until('no worker to be left', async () => workers() === 0);
    if (browserName === 'chromium') expect(await heap()).toBeLessThan(1.1 * before);
  });

  it('that is removed while it loads troubles nobody, and can come back', async () => {
    await page.put(tag('w'));
    await page.ask('w', async (widget) => {
      const parent = widget.parentElement!;
      const refused = widget.ready().catch(({ name }: Error) => name);
      widget.remove();
      if ((await refused) !== 'EngineStopped')
        throw new Error(`ready() ended with ${String(await refused)}`);
      if (widget.state !== 'idle') throw new Error(widget.state);
      parent.append(widget);
    });
    await page.learns('w');
  });
});
