import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../../www/protocol/messages';
import { createStore } from '../../../../www/page/create-store';
import { Measurer } from '../../../../www/page/measurer';
import tightness from '../../../../www/panels/tightness';
import { configOf, readyState, whole } from '../../page/samples';

/** Of an image x the bound of K codes is -x - 10/K: it rises with K. */
const logLikelihood = vi.fn(async (first: number, images: number, samples: number) => {
  const values = Array.from({ length: images }, (_, at) => -(first + at) - 10 / samples);
  return { images, samples, values, mean: 0, standardError: null, effectiveSampleSize: 1 };
});
const engine = { pause: vi.fn(), play: vi.fn(), logLikelihood } as unknown as Engine;
const seen: number[] = [];

async function measured(images: number, samples: number[]) {
  const store = createStore(readyState(), () => {});
  const listening = {
    get state() {
      return store.state;
    },
    dispatch: (action: Parameters<typeof store.dispatch>[0]) => (
      store.dispatch(action),
      seen.push(store.state.measures.results.tightness?.points.length ?? -1)
    ),
  };
  await new Measurer(listening).run(engine, { name: 'tightness', images, samples });
  return store.state.measures;
}

describe('how tight the bound is', () => {
  it('is the bound of each number of codes, a mean over the same images with its standard error', async () => {
    const { results, busy } = await measured(4, [1, 10, 500]);
    expect(busy).toBeNull();
    expect(results.tightness!.images).toBe(4);
    const { points } = results.tightness!;
    expect(points.map(({ samples }) => samples)).toEqual([1, 10, 500]);
    points.forEach(({ samples, mean, standardError }) => {
      expect(mean).toBeCloseTo(-1.5 - 10 / samples, 12);
      expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12); // of 0, 1, 2, 3
    });
    expect(points.map(({ mean }) => mean)).toEqual(
      points.map(({ mean }) => mean).sort((a, b) => a - b),
    );
  });

  it('shows a bound once all images are in it, and counts the parts on the way', async () => {
    [seen.length, logLikelihood.mock.calls.length] = [0, 0];
    await measured(60, [100, 500]);
    expect(logLikelihood.mock.calls).toEqual([
      [0, 60, 100],
      [0, 25, 500],
      [25, 25, 500],
      [50, 10, 500],
    ]);
    expect(seen).toEqual([-1, 1, 1, 1, 2, 2]);
  });

  it('is asked only of what has a bound', () => {
    const can = (kind: 'vae' | 'gan' | 'autoencoder') =>
      whole.kinds.find((info) => info.kind === configOf(kind).model.kind)!.capabilities;
    expect(
      (['vae', 'gan', 'autoencoder'] as const).map((kind) => tightness.suits(can(kind))),
    ).toEqual([true, false, false]);
  });
});
