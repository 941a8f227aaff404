import { describe, expect, it } from 'vitest';
import { nextMeasure } from '../../../../www/page/compare/final-measures';
import { rowsOf } from '../../../../www/page/compare/rows';
import { compare, type Compare, type Sides } from '../../../../www/page/compare/state';
import { reduce } from '../../../../www/page/reduce';
import type { Action } from '../../../../www/store/actions';
import { reduceSlice } from '../../../../www/store/slice';
import type { PageState } from '../../../../www/store/state';
import { configOf, readyState } from '../samples';

const after = (state: PageState, ...actions: Action[]): PageState => actions.reduce(reduce, state);
const report = {
  firstStep: 1,
  step: 10,
  epoch: 0,
  beta: 1,
  learningRate: 1e-3,
  terms: { bound: Array(10).fill(-200) },
};
const trained = after(readyState(), { type: 'progress', report, stepsPerSecond: 5, ms: 2 });
const evaluated = (bound: number) =>
  after(
    trained,
    { type: 'measuring', name: 'evaluation', of: 1, step: 10 },
    {
      type: 'measured',
      results: {
        evaluation: { step: 10, images: 500, terms: { bound, reconstruction: 90, kl: 10 } },
      },
    },
    { type: 'measuring-ended' },
  );
const likely = (state: PageState, ...values: number[]) =>
  after(
    state,
    { type: 'measuring', name: 'likelihood', of: 1, step: 10 },
    {
      type: 'measured',
      results: {
        likelihood: {
          images: 3,
          samples: 200,
          mean: values.reduce((sum, value) => sum + value) / values.length,
          standardError: 1,
          effectiveSampleSize: 9,
          values,
        },
      },
    },
    { type: 'measuring-ended' },
  );
const comparing = (...sides: [PageState, PageState]): Compare =>
  reduceSlice(compare, compare.first, {
    type: 'compare-began',
    picks: compare.first.picks,
    budget: 10,
    sides: sides as Sides,
  });

describe('models at rest', () => {
  it('are evaluated first, then asked for log p(x)', () => {
    expect(nextMeasure(comparing(trained, trained), trained)).toEqual({
      name: 'evaluation',
      images: 500,
    });
    const done = evaluated(-100);
    expect(nextMeasure(comparing(done, trained), done)).toMatchObject({ name: 'likelihood' });
    const all = likely(done, -90, -91);
    expect(nextMeasure(comparing(all, trained), all)).toBeNull();
  });

  it('are asked for log p(x) only at the end, and only where both have one', () => {
    const done = evaluated(-100);
    expect(nextMeasure({ ...comparing(done, done), budget: 20 }, done)).toBeNull();
    const autoencoder = { ...done, config: configOf('autoencoder') };
    expect(nextMeasure(comparing(done, autoencoder), done)).toBeNull();
  });

  it('are left alone while they are being measured', () => {
    const busy = after(trained, { type: 'measuring', name: 'evaluation', of: 1, step: 10 });
    expect(nextMeasure(comparing(busy, busy), busy)).toBeNull();
  });

  it('have their held-out numbers in the curves too', () => {
    expect(evaluated(-100).curves.heldOut).toMatchObject({ steps: [10], terms: { bound: [-100] } });
  });
});

describe('the table', () => {
  const row = (compare: Compare, name: string) => rowsOf(compare).find((row) => row.name === name);

  it('says by how much the right model differs, paired by image where it can', () => {
    const compare = comparing(
      likely(evaluated(-100), -90, -80, -70),
      likely(evaluated(-98.5), -88, -79, -67),
    );
    expect(row(compare, 'Bound (ELBO)')).toMatchObject({
      values: ['−100.0', '−98.5'],
      difference: '+1.5',
    });
    expect(row(compare, 'log p(x)')).toMatchObject({
      values: ['−80.0', '−78.0'],
      difference: '+2.0 ± 0.6',
    });
  });

  it('waits for both, at the step where they are', () => {
    expect(row(comparing(evaluated(-100), trained), 'KL')).toMatchObject({
      values: ['–', '–'],
      difference: '–',
    });
    const later = after(evaluated(-100), {
      type: 'progress',
      report: { ...report, firstStep: 11, step: 20 },
      stepsPerSecond: 5,
      ms: 2,
    });
    expect(row(comparing(later, later), 'KL')).toMatchObject({ values: ['–', '–'] });
  });
});
