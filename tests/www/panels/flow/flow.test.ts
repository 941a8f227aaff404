import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../../www/protocol/messages';
import { kindOf } from '../../../../www/protocol/kinds';
import type { ModelConfig, Trace } from '../../../../www/protocol/rust-types';
import { slope } from '../../../../www/panels/flow/numbers';
import { sayingOf } from '../../../../www/panels/flow/captions';
import { Tracer } from '../../../../www/panels/flow/tracer';
import { reduce } from '../../../../www/page/reduce';
import type { Action } from '../../../../www/store/actions';
import type { PageState } from '../../../../www/store/state';
import { boundOf, codesOf } from '../../../../www/views/bounds';
import { config, data, model, modelOf, readyState, whole } from '../../page/samples';

const image = (...pixels: number[]) => ({
  channels: 1,
  height: 1,
  width: pixels.length,
  pixels: Float32Array.from(pixels),
});
const trace: Trace = {
  step: 3,
  beta: 0.5,
  input: image(0, 1),
  target: image(0, 1),
  posterior: { loc: [1], scale: [0.5], byLoc: [2], byLogScale: [1] },
  codes: [
    {
      noise: [2],
      code: [2],
      image: image(0, 1),
      weight: 1,
      encoderWeight: 1,
      byPixels: image(0.1, -0.1),
      byCode: [1],
    },
  ],
  codesDrawn: 1,
  loss: 9,
  terms: { loss: 9 },
  gradientNorms: { encoder: 1, decoder: 2 },
};

const gallery = (...indices: number[]): Action => ({
  type: 'gallery',
  gallery: {
    indices,
    labels: indices.map(() => null),
    images: { count: 1, channels: 1, height: 1, width: 1, pixels: new Uint8ClampedArray(1) },
  },
  ends: null,
});

/** A store that keeps state and draws nothing. */
function storeWith(...actions: Action[]) {
  const store = {
    state: actions.reduce(reduce, readyState()),
    dispatch: (action: Action) => void (store.state = reduce(store.state, action)),
  };
  return store;
}

function tracerOn(store: { state: PageState; dispatch(action: Action): void }) {
  const ask = vi.fn(async () => trace);
  const engine = { trace: ask } as unknown as Engine;
  return { tracer: new Tracer(store, (work) => work(engine)), ask };
}

describe('a traced step', () => {
  it('is forgotten with its model, and its image only with the images', () => {
    const state = storeWith(
      { type: 'flow', change: { index: 7, place: 4, dimension: 1 } },
      { type: 'traced', trace },
    ).state;
    const retrained = reduce(state, { type: 'model', config, data, model });
    expect(retrained.flow).toMatchObject({ trace: null, index: 7, place: 4, dimension: 0 });
    const other = reduce(state, { type: 'model', config, data: { ...data, heldOut: 3 }, model });
    expect(other.flow.index).toBeNull();
  });

  it('is of the first image on the page until another one is chosen', async () => {
    const store = storeWith(gallery(5, 6));
    const { tracer, ask } = tracerOn(store);
    tracer.show(true);
    await vi.waitFor(() => expect(store.state.flow.trace).toBe(trace));
    expect(ask).toHaveBeenLastCalledWith(5, 0);
    tracer.change({ index: 6, draw: 2 });
    await vi.waitFor(() => expect(ask).toHaveBeenLastCalledWith(6, 2));
  });

  it('costs nothing while nobody sees it, nor when only the slider moves', () => {
    const { tracer, ask } = tracerOn(storeWith(gallery(5)));
    tracer.refresh();
    tracer.change({ place: 3 });
    expect(ask).not.toHaveBeenCalled();
  });

  it('follows training, and the last step too however soon it came', async () => {
    const { tracer, ask } = tracerOn(storeWith(gallery(5)));
    tracer.show(true);
    await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(1));
    const progress = {
      type: 'progress',
      stepsPerSecond: 1,
      ms: 1,
      report: { firstStep: 1, step: 1, epoch: 0, beta: 1, learningRate: 1, terms: {} },
    } as const;
    for (let step = 0; step < 5; step++) tracer.hear(progress);
    await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2), { timeout: 3000 });
  });

  it('of a model that is gone is not shown', async () => {
    const store = storeWith(gallery(5));
    const { tracer, ask } = tracerOn(store);
    tracer.show(true);
    store.dispatch({ type: 'model', config, data, model: { ...model } });
    await vi.waitFor(() => expect(ask).toHaveBeenCalled());
    await Promise.resolve();
    expect(store.state.flow.trace).toBeNull();
  });
});

describe('what is said', () => {
  const all: ModelConfig[] = [
    config.model,
    modelOf('vae', { bound: { kind: 'iwae', samples: 5 } }),
    modelOf('vae', { bound: { kind: 'dreg', samples: 5 } }),
    modelOf('vae', { bound: { kind: 'sgvbA', samples: 1 } }),
    modelOf('autoencoder', { loss: 'squaredError' }),
    modelOf('gan', { loss: 'minimax' }),
    modelOf('vaeGan'),
  ];

  it('has a title, a sentence and a formula at every stage of every model', () => {
    for (const model of all) {
      for (const stage of kindOf(whole, model).stages) {
        for (const text of Object.values(sayingOf(stage, whole, model, null)))
          expect(text).not.toBe('');
      }
    }
  });

  it('names the penalty on the weights where the loss has one', () => {
    for (const model of all) {
      const [without, decaying] = [
        trace,
        { ...trace, terms: { ...trace.terms, weightPenalty: 2 } },
      ].map((traced) => sayingOf('cost', whole, model, traced));
      expect(without!.says).not.toContain('weight decay');
      expect(decaying!.says).toContain('weight decay');
      expect(decaying!.formula).toBe(
        without!.formula.startsWith('loss') ? `${without!.formula} + ½ λ |θ|²` : without!.formula,
      );
    }
  });

  it('names the weight of the KL while it is not 1', () => {
    expect(sayingOf('cost', whole, config.model, trace).formula).toContain('0.5 · KL');
    expect(sayingOf('cost', whole, config.model, { ...trace, beta: 1 }).formula).toContain('+ KL');
  });

  it('counts the codes of every bound', () => {
    expect(all.map((model) => codesOf(boundOf(model)))).toEqual([1, 5, 5, 1, 1, 1, 1]);
    expect(codesOf({ kind: 'piwae', estimates: 3, samples: 4 })).toBe(12);
  });

  it('writes gradients of any size, with a real minus', () => {
    expect([slope(1e-9), slope(-0.01234), slope(123.4)]).toEqual(['0', '−0.0123', '123']);
  });
});
