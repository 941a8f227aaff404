import { expect, it, vi } from 'vitest';
import { TightBoundEstimator } from '../../../www/engine/tight-bound-estimator';
import type { SessionHost } from '../../../www/engine/session-host';
import type { EngineEvent } from '../../../www/protocol/messages';
import { whole } from '../page/samples';

const evaluation = { step: 70, images: 500, terms: { bound: -100 } };

/** A lab whose bound is -102 on the few images and whose bound with many samples is -98. */
function setUp(options: { kind?: 'vae' | 'gan'; heldOut?: number; onPart?: () => void } = {}) {
  const events: EngineEvent[] = [];
  const seen: number[] = [];
  const lab = {
    dataSummary: () => ({ heldOut: options.heldOut ?? 2000 }),
    evaluate: async (images: number) => ({ step: 70, images, terms: { bound: -102 } }),
    logLikelihood: async (first: number, images: number, samples: number) => {
      for (let image = first; image < first + images; image++) seen.push(image);
      options.onPart?.();
      return {
        images,
        samples,
        mean: -98,
        standardError: 1,
        effectiveSampleSize: 7,
        values: Array.from({ length: images }, () => -98),
      };
    },
  };
  const { capabilities } = whole.kinds.find(({ kind }) => kind === (options.kind ?? 'vae'))!;
  const host = {
    use: async (ask: (given: unknown) => unknown) => ask(lab),
    capabilities: () => capabilities,
  } as unknown as SessionHost;
  const watch = new TightBoundEstimator(host, async (event) => void events.push(event));
  return { watch, events, seen };
}

it('the gap on a few images is added to the bound on many', async () => {
  const { watch, events, seen } = setUp();
  await watch.estimate(evaluation);
  expect(events).toEqual([
    {
      type: 'importance-bound',
      estimate: { step: 70, samples: 50, bound: -96, gap: 4, effectiveSampleSize: 7 },
    },
  ]);
  expect(seen).toEqual(Array.from({ length: 50 }, (_, image) => image));
});

it('there are never more images than are held out', async () => {
  const { watch, seen } = setUp({ heldOut: 5 });
  await watch.estimate(evaluation);
  expect(seen).toHaveLength(5);
});

it('it is not due again at once, and never for a model without a likelihood', async () => {
  const { watch, events } = setUp();
  await watch.estimate(evaluation);
  expect(watch.isDue(performance.now() + 4000)).toBe(false);
  expect(watch.isDue(performance.now() + 3_600_000)).toBe(true);
  const gan = setUp({ kind: 'gan' });
  await gan.watch.estimate(evaluation);
  expect([events.length, gan.events.length, gan.watch.isDue(Number.MAX_VALUE)]).toEqual([
    1,
    0,
    false,
  ]);
  gan.watch.restart();
  expect(gan.watch.isDue(Number.MAX_VALUE)).toBe(true);
});

it('it ends between two parts when the weights are about to change', async () => {
  const onPart = vi.fn(() => watch.interrupt());
  const { watch, events } = setUp({ onPart });
  await watch.estimate(evaluation);
  expect([onPart.mock.calls.length, events.length]).toEqual([1, 0]);
});

it('a failure is told once, and training goes on', async () => {
  const { watch, events } = setUp({
    onPart: () => {
      throw Object.assign(new Error('no'), { name: 'ArgumentError' });
    },
  });
  await watch.estimate(evaluation);
  expect(events).toEqual([{ type: 'warning', name: 'ArgumentError', message: 'no' }]);
  expect(watch.isDue(performance.now() + 3_600_000)).toBe(false);
});
