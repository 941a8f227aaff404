import { describe, expect, it } from 'vitest';
import type { Bound, ModelKind, Term } from '../../../www/protocol/rust-types';
import { chartsOf, textOf } from '../../../www/views/terms';
import { configOf, whole } from '../page/samples';

const charts = (kind: ModelKind, measured: Term[]) =>
  chartsOf(
    whole.kinds.find((info) => info.kind === kind)!,
    measured,
  );
const title = (bound: Bound): string =>
  textOf({ schema: whole, config: configOf('vae', { bound }) }, 'bound').title;

describe('the charts of a model', () => {
  it('are those of its kind', () => {
    expect(charts('vae', [])).toEqual(['bound', 'reconstruction', 'kl']);
    expect(charts('autoencoder', ['loss', 'reconstruction'])).toEqual(['reconstruction']);
    expect(charts('gan', [])).toEqual([
      'discriminatorLoss',
      'generatorLoss',
      'realScore',
      'fakeScore',
    ]);
  });

  it('are joined by whatever else is measured', () => {
    expect(charts('vae', ['loss', 'bound', 'effectiveSampleSize'])).toEqual([
      'bound',
      'reconstruction',
      'kl',
      'effectiveSampleSize',
    ]);
  });

  it('have words for every term, before the engine has told any as well', () => {
    for (const { term } of whole.terms)
      expect(textOf({ schema: whole, config: null }, term)).toMatchObject({
        title: expect.stringMatching(/./),
        unit: expect.stringMatching(/./),
      });
    expect(textOf({ schema: null, config: null }, 'bound')).toMatchObject({
      short: 'Bound',
      unit: 'nats',
    });
  });
});

describe('a bound', () => {
  it('is named after its kind and number of samples', () => {
    expect(title({ kind: 'iwae', samples: 50 })).toBe('Bound (IWAE-50)');
    expect(title({ kind: 'miwae', estimates: 8, samples: 4 })).toBe('Bound (MIWAE-8×4)');
    expect(title({ kind: 'dreg', samples: 5 })).toBe('Bound (DReG-5)');
    expect(title({ kind: 'elbo', beta: 1, warmupSteps: 0, freeBits: 0, samples: 1 })).toBe(
      'Bound (ELBO)',
    );
  });

  it('of PIWAE is that of IWAE on all samples', () => {
    expect(title({ kind: 'piwae', estimates: 8, samples: 8 })).toBe('Bound (IWAE-64)');
  });
});

it('a squared error is not called nats', () => {
  const unit = (loss: 'squaredError' | 'crossEntropy'): string =>
    textOf({ schema: whole, config: configOf('autoencoder', { loss }) }, 'reconstruction').unit;
  expect([unit('squaredError'), unit('crossEntropy')]).toEqual(['error', 'nats']);
});
