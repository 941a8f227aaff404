import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { initialState, reduce, SLICES } from '../../../www/page/reduce';
import { className } from '../../../www/store/class-names';
import type { Action } from '../../../www/store/actions';
import type { PageState } from '../../../www/store/state';
import { config, data, device, model, readyState } from './samples';

const after = (state: PageState, ...actions: Action[]): PageState => actions.reduce(reduce, state);
const images = { count: 1, channels: 1, height: 1, width: 1, pixels: new Uint8ClampedArray(1) };
const gallery = {
  type: 'gallery',
  gallery: { indices: [0], labels: [3], images },
  ends: { from: 0, to: 0, path: 'linear' },
} satisfies Action;
const progress = (firstStep: number, ...bound: number[]): Action => ({
  type: 'progress',
  stepsPerSecond: 50,
  ms: 40,
  report: {
    firstStep,
    step: firstStep + bound.length - 1,
    epoch: 2,
    beta: 0.5,
    learningRate: 0.001,
    terms: { loss: bound, bound },
  },
});

describe('the state', () => {
  it('is ready once the engine is', () => {
    expect(readyState()).toMatchObject({ phase: 'ready', device, config, running: false });
  });

  it('shows the mean of each report and keeps each step of the curve', () => {
    const state = after(readyState(), progress(1, -10, -20));
    expect(state.progress).toMatchObject({
      step: 2,
      epoch: 2,
      terms: { bound: -15 },
      stepsPerSecond: 50,
    });
    expect(state.curves.train.terms.bound).toEqual([-10, -20]);
  });

  it('puts held-out numbers on their own curve', () => {
    const state = after(readyState(), {
      type: 'evaluation',
      evaluation: { step: 7, images: 100, terms: { bound: -9, kl: 1 } },
    });
    expect(state.curves.heldOut).toMatchObject({ steps: [7], terms: { bound: [-9], kl: [1] } });
    expect(state.curves.train.steps).toEqual([]);
  });

  it('keeps one point a step of what is measured now and then, the newer one', () => {
    const evaluation = (step: number, bound: number): Action => ({
      type: 'evaluation',
      evaluation: { step, images: 100, terms: { bound } },
    });
    const state = after(readyState(), evaluation(5, -9), evaluation(7, -8), evaluation(7, -7));
    expect(state.curves.heldOut).toMatchObject({ steps: [5, 7], terms: { bound: [-9, -7] } });
  });

  it('shows the same images under their other labels, and what was learned stays', () => {
    const labelled = { ...data, classes: 2, classNames: ['small', 'large'] };
    const before = after(readyState(), progress(1, -170), { type: 'highlight', label: 7 });
    const state = after(before, { type: 'labels', data: labelled });
    expect(state).toMatchObject({ data: labelled, gallery: null, highlight: null });
    expect([className(state, 1), className(state, 2)]).toEqual(['large', '2']);
    expect(state.curves).toEqual(before.curves);
  });

  it('goes back with the engine to the last good step, and shows what was measured there', () => {
    const evaluation = (step: number, bound: number): Action => ({
      type: 'evaluation',
      evaluation: { step, images: 100, terms: { bound } },
    });
    const before = after(
      readyState(),
      progress(1, -170, -165),
      evaluation(2, -164),
      progress(3, -160, -164_587),
      evaluation(4, -164_587),
    );
    const state = after(before, { type: 'rewound', step: 2 });
    expect(state.progress).toMatchObject({ step: 2, terms: { bound: -165 } });
    expect(state.curves.train.terms.bound).toEqual([-170, -165]);
    expect(state.curves.heldOut).toMatchObject({ steps: [2], terms: { bound: [-164] } });
    expect(state.evaluation).toBeNull();
    const next = after(state, evaluation(2, -164), progress(3, -163));
    expect(next.curves.train.steps).toEqual([1, 2, 3]);
    expect(next.evaluation).toMatchObject({ step: 2, terms: { bound: -164 } });
  });

  it('draws the importance-weighted bound as a curve of its own', () => {
    const estimate = { step: 7, samples: 50, bound: -6, gap: 2, effectiveSampleSize: 9 };
    const state = after(readyState(), { type: 'importance-bound', estimate });
    expect(state.importance).toEqual(estimate);
    expect(state.curves.importance).toMatchObject({ steps: [7], terms: { bound: [-6] } });
  });

  it('keeps the last picture of a view that a frame leaves out', () => {
    const state = after(
      readyState(),
      { type: 'frame', frame: { step: 1, samples: images } },
      { type: 'frame', frame: { step: 2, interpolation: images } },
    );
    expect(state.frame).toMatchObject({ step: 2, samples: images, interpolation: images });
  });

  it('forgets curves and pictures with the model they belong to', () => {
    const state = after(
      readyState(),
      progress(1, -10),
      { type: 'frame', frame: { step: 1, samples: images } },
      { type: 'model', config, data, model },
    );
    expect(state).toMatchObject({ progress: null, frame: null, evaluation: null });
    expect(state.curves.train.steps).toEqual([]);
  });

  it('keeps the gallery while the images stay, and drops it with them', () => {
    const state = after(readyState(), gallery);
    expect(after(state, { type: 'model', config, data, model }).ends).toEqual(gallery.ends);
    const other = after(state, { type: 'model', config, data: { ...data, name: 'cats' }, model });
    expect([other.gallery, other.ends]).toEqual([null, null]);
  });

  it('takes over what was tuned', () => {
    const tuned = { ...config, training: { ...config.training, learningRate: 0.01 } };
    expect(after(readyState(), { type: 'tuned', config: tuned }).config).toEqual(tuned);
  });
});

describe('the slices', () => {
  it('are all there from the start', () => {
    const state = initialState('auto');
    for (const [name, { first }] of Object.entries(SLICES))
      expect(state[name as keyof PageState], name).toBe(first);
  });

  it('are those of every panel that keeps something', () => {
    const keeping = fs
      .readdirSync('www/panels')
      .filter((name) => fs.existsSync(`www/panels/${name}/state.ts`));
    expect(Object.keys(SLICES)).toEqual(expect.arrayContaining(keeping));
  });

  it('give each action one meaning', () => {
    const types = Object.values(SLICES).flatMap(({ on }) => Object.keys(on));
    expect(new Set(types).size).toBe(types.length);
  });

  it('stay as they are while other things happen', () => {
    const before = readyState();
    const state = after(before, progress(1, -10), { type: 'speed', share: 0.5 });
    for (const name of Object.keys(SLICES))
      expect(state[name as keyof PageState], name).toBe(before[name as keyof PageState]);
  });
});

describe('a notice', () => {
  const notice = (text: string): Action => ({ type: 'notice', tone: 'error', text });

  it('is said once', () => {
    expect(after(readyState(), notice('Bad file.'), notice('Bad file.')).notices).toHaveLength(1);
  });

  it('makes room for newer ones and can be dismissed', () => {
    const state = after(readyState(), ...['a', 'b', 'c', 'd', 'e'].map(notice));
    expect(state.notices.map(({ text }) => text)).toEqual(['b', 'c', 'd', 'e']);
    const { id } = state.notices[1]!;
    expect(after(state, { type: 'dismiss', id }).notices.map(({ text }) => text)).toEqual([
      'b',
      'd',
      'e',
    ]);
  });

  it('comes with a warning, which leaves training alone', () => {
    const state = after(
      readyState(),
      { type: 'state', running: true },
      { type: 'warning', name: 'DataError', message: 'Odd file.' },
    );
    expect(state).toMatchObject({
      running: true,
      notices: [{ tone: 'warning', text: 'Odd file.' }],
    });
  });

  it('comes with an error, which stops training', () => {
    const state = after(
      readyState(),
      { type: 'state', running: true },
      { type: 'error', name: 'EngineCrashed', message: 'Gone.' },
    );
    expect(state).toMatchObject({
      running: false,
      phase: 'ready',
      notices: [{ tone: 'error', text: 'Gone.' }],
    });
  });

  it('of an error before the engine was ready means that it could not start', () => {
    expect(
      after(initialState('auto'), { type: 'error', name: 'DeviceError', message: 'No.' }).phase,
    ).toBe('failed');
  });
});
