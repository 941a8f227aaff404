import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../www/protocol/messages';
import { Measurer } from '../../../www/page/measurer';
import { createStore } from '../../../www/page/create-store';
import { config, data, model, readyState } from './samples';

/** An engine whose every measurement waits for `answer`. */
function setUp({ running = true } = {}) {
  const waiting: (() => void)[] = [];
  const calls: string[] = [];
  const later = <T>(name: string, value: T) => (
    calls.push(name),
    new Promise<T>((resolve) => waiting.push(() => resolve(value)))
  );
  const engine = {
    pause: async () => void calls.push('pause'),
    play: async () => void calls.push('play'),
    logLikelihood: (first: number, images: number, samples: number) =>
      later(`likelihood ${first}+${images}`, {
        images,
        samples,
        mean: -1,
        standardError: 1,
        effectiveSampleSize: 1,
        values: Array.from({ length: images }, () => -1),
      }),
    gradientSnr: ({ kind }: { kind: string }) =>
      later(kind, { repeats: 2, images: 8, encoder: 1, decoder: 1, floor: 0.1 }),
    classify: ({ labels }: { labels: number }) => later('classify', { labels }),
  } as unknown as Engine;
  const store = createStore({ ...readyState(), running }, () => {});
  const answer = async () => {
    await vi.waitFor(() => expect(waiting.length).toBe(1));
    waiting.shift()!();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { engine, store, measurer: new Measurer(store), calls, answer };
}

describe('a measurement', () => {
  it('shows a rough answer first, a better one after each part, and training rests until the last', async () => {
    const { engine, store, measurer, calls, answer } = setUp();
    const run = measurer.run(engine, { name: 'likelihood', images: 40, samples: 50 });
    expect(store.state.measures.busy).toMatchObject({ name: 'likelihood', done: 0, of: 2 });
    await answer();
    expect(store.state.measures).toMatchObject({
      results: { likelihood: { images: 25 } },
      busy: { done: 1 },
    });
    await answer();
    await run;
    expect(store.state.measures).toMatchObject({
      results: { likelihood: { images: 40 } },
      busy: null,
    });
    expect(calls).toEqual(['pause', 'likelihood 0+25', 'likelihood 25+15', 'play']);
  });

  it('leaves training paused where it was', async () => {
    const { engine, measurer, calls, answer } = setUp({ running: false });
    const run = measurer.run(engine, { name: 'likelihood', images: 10, samples: 50 });
    await answer();
    await run;
    expect(calls).toEqual(['likelihood 0+10']);
  });

  it('goes from few samples to many, one bound beside the other, and stops after the part at work', async () => {
    const { engine, store, measurer, calls, answer } = setUp({ running: false });
    const run = measurer.run(engine, { name: 'snr', repeats: 10 });
    expect(store.state.measures.busy?.of).toBe(14);
    for (let part = 0; part < 3; part++) await answer();
    measurer.stop();
    expect(store.state.measures.busy?.stopping).toBe(true);
    await answer();
    await run;
    expect(calls).toEqual(['iwae', 'piwae', 'iwae', 'piwae']);
    expect(store.state.measures.results.snr?.map(({ points }) => points.length)).toEqual([2, 2]);
    expect(store.state.measures.busy).toBeNull();
  });

  it('is forgotten with the model it was about, even where it comes late', async () => {
    const { engine, store, measurer, answer } = setUp();
    const run = measurer.run(engine, { name: 'likelihood', images: 10, samples: 50 });
    measurer.drop();
    store.dispatch({ type: 'model', config, data, model });
    await answer();
    await run;
    expect(store.state.measures).toEqual({ results: {}, steps: {}, busy: null });
  });

  it('keeps a classifier’s results for other numbers of labels', async () => {
    const { engine, store, measurer, answer } = setUp();
    for (const labels of [100, 1000, 100]) {
      const run = measurer.run(engine, { name: 'classifier', labels, fineTune: false });
      await answer();
      await run;
    }
    expect(store.state.measures.results.classifier?.map(({ labels }) => labels)).toEqual([
      1000, 100,
    ]);
  });

  it('waits for no other: one at a time', async () => {
    const { engine, measurer, calls, answer } = setUp({ running: false });
    const run = measurer.run(engine, { name: 'snr', repeats: 10 });
    await measurer.run(engine, { name: 'classifier', labels: 100, fineTune: false });
    measurer.stop();
    await answer();
    await run;
    expect(calls).toEqual(['iwae']);
  });
});
