import { describe, expect, it } from 'vitest';
import {
  allowed,
  fromTrack,
  hookOf,
  toTrack,
  TRACK,
  valueAt,
  withValue,
} from '../../../www/page/fields';
import { config, schema } from './samples';

const field = (path: string) => schema.fields.find((field) => field.path === path)!;

describe('a value in a config', () => {
  it('is found and replaced by its path, also inside a list', () => {
    expect(valueAt(config, 'training.learningRate')).toBe(0.001);
    const wider = withValue(config, 'model.network.hidden.0', 512);
    expect(valueAt(wider, 'model.network.hidden')).toEqual([512]);
    expect(valueAt(config, 'model.network.hidden')).toEqual([400]);
  });

  it('is undefined where this config has no such place', () => {
    expect(valueAt(config, 'model.network.channels')).toBeUndefined();
    expect(valueAt(config, 'nowhere.at.all')).toBeUndefined();
  });

  it('is moved to the nearest allowed one', () => {
    expect(allowed(field('model.latentDim'), 1)).toBe(2);
    expect(allowed(field('model.latentDim'), 7.6)).toBe(8);
    expect(allowed(field('model.latentDim'), NaN)).toBeNull();
  });
});

describe('a slider', () => {
  it('has the limits at its ends', () => {
    for (const limits of schema.fields) {
      expect([fromTrack(limits, 0), fromTrack(limits, TRACK)]).toEqual([limits.min, limits.max]);
      expect([toTrack(limits, limits.min), toTrack(limits, limits.max)]).toEqual([0, TRACK]);
    }
  });

  it('comes back to where it was set', () => {
    for (const limits of schema.fields) {
      for (const position of [40, 100, 163])
        expect(Math.abs(toTrack(limits, fromTrack(limits, position)) - position)).toBeLessThan(12);
    }
  });

  it('gives each factor of ten of a log scale the same way', () => {
    const rate = field('training.learningRate');
    expect(toTrack(rate, 1e-3)).toBe(TRACK / 2);
  });
});

describe('the names made from fields', () => {
  it('are stable hooks', () => {
    expect(
      [
        'training.learningRate',
        'model.latentDim',
        'seed',
        'data.seed',
        'model.network.hidden.0',
        'model.bound.samples',
        'model.likelihood.binarisation',
        'model.binarisation',
      ].map(hookOf),
    ).toEqual([
      'learning-rate',
      'latent-dim',
      'seed',
      'data-seed',
      'hidden-0',
      'bound-samples',
      'binarisation',
      'binarisation',
    ]);
  });
});
