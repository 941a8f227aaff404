import { describe, expect, it } from 'vitest';
import type { Schema, SessionConfig } from '../../../../www/protocol/rust-types';
import {
  contenders,
  PAGE,
  PAIRS,
  picksOf,
  type PairName,
} from '../../../../www/page/compare/pairs';
import { withValue } from '../../../../www/page/fields';
import { config, configOf, modelOf, schema as plain } from '../samples';

const defaults: SessionConfig = configOf('vae', { latentDim: 20 });
const preset = (name: string, change: Partial<SessionConfig>) => ({
  name,
  label: name.toUpperCase(),
  help: '',
  config: { ...defaults, ...change },
});
const schema: Schema = {
  ...plain,
  defaults,
  presets: [
    preset('digits', {}),
    preset('autoencoder', { model: modelOf('autoencoder', { latentDim: 20 }) }),
    preset('iwae-50-2015', {
      model: modelOf('vae', { latentDim: 20, bound: { kind: 'iwae', samples: 50 } }),
      training: { ...defaults.training, batchSize: 20 },
    }),
    preset('vae-gan-2016', { model: modelOf('vaeGan', { latentDim: 20 }) }),
  ],
};
const page: SessionConfig = { ...config, seed: 7, data: { kind: 'files', name: 'faces' } };
const configs = (pair: PairName) =>
  contenders(picksOf(pair), schema, page).map(({ config }) => config) as [
    SessionConfig,
    SessionConfig,
  ];

describe('a pair of models', () => {
  it.each(PAIRS.map(({ name }) => name))('learns from the page’s images and seed (%s)', (pair) => {
    for (const { data, seed } of configs(pair))
      expect({ data, seed }).toEqual({ data: page.data, seed: 7 });
  });

  it.each<[PairName, (config: SessionConfig) => unknown]>([
    ['holes', ({ model: { network, latentDim }, ...rest }) => ({ ...rest, network, latentDim })],
    ['beta', (config) => withValue(config, 'model.bound', null)],
    ['bounds', (config) => withValue(config, 'model.bound', null)],
    [
      'adversary',
      ({ model: { network, latentDim }, ...rest }) => ({ ...rest, network, latentDim }),
    ],
  ])('differs in nothing but what is compared (%s)', (pair, rest) => {
    const [left, right] = configs(pair);
    expect(rest(left)).toEqual(rest(right));
    expect(left).not.toEqual(right);
  });

  it('has codes of two numbers where the planes are compared', () => {
    expect(configs('holes').map(({ model }) => model.latentDim)).toEqual([2, 2]);
    expect(configs('bounds').map(({ model }) => model.latentDim)).toEqual([20, 20]);
  });

  it('can be any preset, and the model on the page as it is set', () => {
    const picks = { ...picksOf('own'), own: [PAGE, 'vae-gan-2016'] as const };
    const [left, right] = contenders(picks, schema, page);
    expect(left.config).toEqual(page);
    expect(right).toMatchObject({
      name: 'VAE-GAN-2016',
      config: { model: { kind: 'vaeGan' }, seed: 7 },
    });
  });

  it('with a preset that there is not is refused by name', () => {
    expect(() => contenders({ ...picksOf('own'), own: ['gone', PAGE] }, schema, page)).toThrow(
      'gone',
    );
  });
});
