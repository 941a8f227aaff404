// What the page notices, and when it says nothing.
import { describe, expect, it } from 'vitest';
import { FINDS, found } from '../../../../www/page/findings';
import { bound, config } from '../samples';
import { falling, game, healthy, run } from './figures';

const names = Object.keys(FINDS) as (keyof typeof FINDS)[];

describe.each(names)('%s', (name) => {
  it('is not found in a run that goes well, at no step of it', () => {
    for (const steps of [0, 1, 50, 400, 3000]) expect(FINDS[name](healthy(steps))).toBeNull();
  });

  it('is not found before there is a model', () => {
    expect(FINDS[name]({ ...healthy(600), config: null, data: null, progress: null })).toBeNull();
  });
});

describe('overfitting', () => {
  const learnt = (options = {}) =>
    run(
      2000,
      { bound: (step) => -500 + step / 5 },
      {
        heldOut: { bound: (step) => (step < 1000 ? -500 + step / 5 : -300 - (step - 1000) / 10) },
        images: 900,
        count: 1000,
        ...options,
      },
    );

  it('is found where held-out images fare worse and training ones better', () => {
    expect(FINDS.overfitting(learnt())).toMatchObject({
      says: expect.stringMatching(/^Overfitting: .*by heart/),
      help: {
        label: 'Draw 20,000 digits',
        request: { type: 'field', path: 'data.count', value: 20_000 },
      },
    });
  });

  it('where there are plenty of images, a pause helps', () => {
    expect(FINDS.overfitting(learnt({ count: 20_000 }))?.help.request).toEqual({ type: 'pause' });
  });

  it('is not found where both fare worse, or where held-out ones only wobble', () => {
    const worse = run(
      2000,
      { bound: (step) => -300 - step / 10 },
      { heldOut: { bound: (step) => -300 - step / 10 } },
    );
    expect(FINDS.overfitting(worse)).toBeNull();
    const wobbling = run(
      2000,
      { bound: (step) => -500 + step / 5 },
      { heldOut: { bound: (step) => -200 + Math.sin(step / 50) * 0.5 } },
    );
    expect(FINDS.overfitting(wobbling)).toBeNull();
  });

  it('goes by what came after the settings were changed', () => {
    expect(FINDS.overfitting(learnt({ since: 1960 }))).toBeNull();
  });
});

describe('a learning rate too high', () => {
  const broken = (rate: number, model = config.model) =>
    run(600, { loss: (step) => (step < 200 ? falling(500, 200)(step) : 400) }, { rate, model });

  it('is found where the loss has risen again, and is lowered tenfold', () => {
    expect(FINDS.learningRate(broken(0.05))).toMatchObject({
      says: expect.stringContaining('with 0.05 the loss has risen again'),
      help: {
        label: 'Lower it to 0.005',
        request: { type: 'field', path: 'training.learningRate', value: 0.005 },
      },
    });
  });

  it('is not blamed where it is the usual one, nor in a game, nor for noise', () => {
    expect(FINDS.learningRate(broken(0.001))).toBeNull();
    expect(FINDS.learningRate(broken(0.05, game('gan')))).toBeNull();
    const noisy = run(
      600,
      { loss: (step) => falling(500, 200)(step) + 5 * Math.sin(step) },
      { rate: 0.05 },
    );
    expect(FINDS.learningRate(noisy)).toBeNull();
  });
});

describe('a posterior collapse', () => {
  const collapsed = (beta: number, steps = 1000) =>
    run(
      steps,
      { kl: () => 0.01 },
      { model: { ...config.model, bound: { ...bound, beta } } as typeof config.model },
    );

  it('is found where the KL stays at 0, and beta is what to lower', () => {
    expect(FINDS.collapse(collapsed(30))?.help).toEqual({
      label: 'Set Beta to 1',
      request: { type: 'field', path: 'model.bound.beta', value: 1 },
    });
    expect(FINDS.collapse(collapsed(1))?.help.request).toEqual({
      type: 'field',
      path: 'model.bound.freeBits',
      value: 0.5,
    });
  });

  it('is not found at the beginning, nor while beta warms up', () => {
    expect(FINDS.collapse(collapsed(30, 400))).toBeNull();
    const warming = collapsed(30);
    expect(
      FINDS.collapse({ ...collapsed(30), progress: { ...warming.progress!, beta: 3 } }),
    ).toBeNull();
  });
});

describe('silent dimensions', () => {
  const of = (...active: boolean[]) => ({ ...healthy(), active });

  it('are counted', () => {
    expect(FINDS.silentDimension(of(true, false))?.says).toBe(
      'A silent dimension: one of the 2 numbers of a code says nothing about images.',
    );
    expect(FINDS.silentDimension(of(true, false, false))?.says).toContain('2 of the 3 numbers');
  });

  it('are none where all speak, where none does, or where nobody has looked lately', () => {
    expect(FINDS.silentDimension(of(true, true))).toBeNull();
    expect(FINDS.silentDimension(of(false, false))).toBeNull();
    expect(FINDS.silentDimension(healthy())).toBeNull();
  });

  it('of a bound without free nats are shown', () => {
    const model = { ...config.model, bound: { kind: 'iwae', samples: 5 } } as typeof config.model;
    const figures = { ...of(true, false), config: { ...config, model } };
    expect(FINDS.silentDimension(figures)?.help.request).toEqual({
      type: 'show',
      panel: 'measures',
      shown: true,
    });
  });
});

describe('few images', () => {
  it('are found when each has been seen often', () => {
    const seen = run(2500, {}, { images: 90, count: 100 });
    expect(FINDS.fewImages(seen)?.says).toMatch(/each of its 90 images 3,555 times/);
    expect(FINDS.fewImages(run(500, {}, { images: 90, count: 100 }))).toBeNull();
  });

  it('of a visitor’s own are added to', () => {
    const seen = run(2500, {}, { images: 90 });
    const own = {
      ...seen,
      config: { ...seen.config!, data: { kind: 'files', name: 'mine', heldOut: 10 } as never },
    };
    expect(FINDS.fewImages(own)?.help.request).toEqual({ type: 'open-import' });
  });
});

describe('a discriminator that has won', () => {
  const sure = (model = game('gan'), steps = 1000) =>
    run(steps, { realScore: () => 0.995, fakeScore: () => 0.004 }, { model, rate: 0.0002 });

  it('is found where it is sure of real and drawn images, and is held back', () => {
    expect(FINDS.discriminatorWon(sure())?.help.request).toEqual({
      type: 'field',
      path: 'model.labelSmoothing',
      value: 0.1,
    });
    expect(
      FINDS.discriminatorWon(sure(game('gan', { discriminatorSteps: 3 })))?.help.request,
    ).toEqual({ type: 'field', path: 'model.discriminatorSteps', value: 1 });
    expect(FINDS.discriminatorWon(sure(game('vaeGan')))?.help.label).toBe(
      'Lower the learning rate to 0.0001',
    );
  });

  it('is not found at the beginning, nor in a game that goes on', () => {
    expect(FINDS.discriminatorWon(sure(game('gan'), 300))).toBeNull();
    expect(
      FINDS.discriminatorWon(
        run(1000, { realScore: () => 0.99, fakeScore: () => 0.3 }, { model: game('gan') }),
      ),
    ).toBeNull();
  });
});

describe('of several', () => {
  const both = { ...run(3000, { kl: () => 0.01 }, { images: 90, count: 100 }) };

  it('one is said, what matters most first, and the next when it has been dismissed', () => {
    expect(found(both, new Set())?.name).toBe('collapse');
    expect(found(both, new Set(['collapse']))?.name).toBe('fewImages');
    expect(found(both, new Set(['collapse', 'fewImages']))).toBeNull();
  });
});
