import { describe, expect, it } from 'vitest';
import { boundName, chartsOf, textOf } from '../../../www/views/terms';

describe('the charts of a model', () => {
  it('are those of its kind', () => {
    expect(chartsOf('vae', [])).toEqual(['bound', 'reconstruction', 'kl']);
    expect(chartsOf('autoencoder', ['loss', 'reconstruction'])).toEqual(['reconstruction']);
    expect(chartsOf('gan', [])).toEqual(['discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore']);
  });

  it('are joined by whatever else is measured', () => {
    expect(chartsOf('vae', ['loss', 'bound', 'effectiveSampleSize'])).toEqual(['bound', 'reconstruction', 'kl', 'effectiveSampleSize']);
  });
});

describe('a bound', () => {
  it('is named after its objective and number of samples', () => {
    expect(boundName({ kind: 'iwae', samples: 50 })).toBe('Bound (IWAE-50)');
    expect(boundName({ kind: 'miwae', estimates: 8, samples: 4 })).toBe('Bound (MIWAE-8×4)');
    expect(boundName({ kind: 'dreg', samples: 5 })).toBe('Bound (DReG-5)');
    expect(boundName({ kind: 'elbo', beta: 1, warmupSteps: 0, freeBits: 0, samples: 1 })).toBe('Bound (ELBO)');
  });

  it('of PIWAE is that of IWAE on all samples', () => {
    expect(boundName({ kind: 'piwae', estimates: 8, samples: 8 })).toBe('Bound (IWAE-64)');
  });
});

it('a squared error is not called nats', () => {
  expect(textOf('reconstruction', { kind: 'reconstruction', loss: 'squaredError' }).unit).toBe('error');
  expect(textOf('reconstruction', { kind: 'reconstruction', loss: 'crossEntropy' }).unit).toBe('nats');
});
