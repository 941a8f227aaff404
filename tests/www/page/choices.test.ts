import { describe, expect, it } from 'vitest';
import type { SessionConfig } from '../../../www/protocol/rust-types';
import {
  applicable,
  needsNewModel,
  open,
  picked,
  picksPreset,
  presetOf,
  withOption,
  withPreset,
} from '../../../www/page/choices';
import { bound, config, configOf, schema, whole } from './samples';

const choiceAt = (path: string) => schema.choices.find((choice) => choice.path === path)!;
const pick = (from: SessionConfig, path: string, value: string) =>
  withOption(
    from,
    choiceAt(path),
    choiceAt(path).options.find((option) => option.value === value)!,
  );
const autoencoder = pick(config, 'model.kind', 'autoencoder');

describe('a picker', () => {
  it('offers only what suits the kind of model', () => {
    expect(applicable(choiceAt('model.bound'), config).map(({ value }) => value)).toEqual([
      'elbo',
      'iwae',
    ]);
    expect(applicable(choiceAt('model.loss'), autoencoder).map(({ value }) => value)).toEqual([
      'crossEntropy',
      'squaredError',
    ]);
  });

  it('knows the picked option, be it a value or the kind of an object', () => {
    expect(picked(choiceAt('model.network.activation'), config)).toBe('relu');
    expect(picked(choiceAt('model.network'), config)).toBe('mlp');
  });

  it('is hidden where there is one option, or no place for it', () => {
    expect(open(schema.choices, config).map(({ path }) => path)).toEqual([
      'model.kind',
      'model.network',
      'model.network.activation',
      'model.bound',
    ]);
    expect(
      open(schema.choices, pick(autoencoder, 'model.network', 'conv')).map(({ path }) => path),
    ).toEqual(['model.kind', 'model.network', 'model.loss']);
  });

  it('sets all that its option says, and keeps the rest', () => {
    const deep = { ...config, model: { ...config.model, latentDim: 7 } };
    expect(pick(deep, 'model.kind', 'autoencoder')).toEqual(
      configOf('autoencoder', { latentDim: 7 }),
    );
    expect(deep.model.kind).toBe('vae');
  });

  it('leaves images black and white, as far as the new model or likelihood takes them so', () => {
    const pickWhole = (from: SessionConfig, path: string, value: string): SessionConfig => {
      const choice = whole.choices.find((choice) => choice.path === path)!;
      return withOption(
        from,
        choice,
        choice.options.find((option) => option.value === value)!,
      );
    };
    const black = configOf('vae', {
      likelihood: { kind: 'bernoulli', binarisation: 'stochastic' },
    });
    const gan = pickWhole(black, 'model.kind', 'gan');
    expect(gan).toEqual(configOf('gan', { binarisation: 'stochastic' }));
    expect(pickWhole(gan, 'model.kind', 'vae').model).toMatchObject({
      likelihood: { kind: 'bernoulli', binarisation: 'stochastic' },
    });
    expect(pickWhole(black, 'model.likelihood', 'bernoulli')).toEqual(black);
    const grey = pickWhole(black, 'model.likelihood', 'normal');
    expect(grey).toEqual(
      configOf('vae', { likelihood: { kind: 'normal', scale: 0.1, mean: 'sigmoid' } }),
    );
    expect(pickWhole(grey, 'model.kind', 'gan')).toEqual(configOf('gan'));
  });
});

describe('a preset', () => {
  const files = { kind: 'files', name: 'faces' } as const;

  it('keeps the images at hand', () => {
    const wide = withPreset({ ...config, data: files }, schema.presets[1]!);
    expect(wide).toMatchObject({ model: { latentDim: 20 }, data: files });
  });

  it('of sprites brings them in place of digits, and leaves other images where they are', () => {
    const preset = whole.presets.find(({ name }) => name === 'sprites')!;
    expect(picksPreset(whole.defaults, preset)).toEqual(preset.config);
    const many = { ...preset.config.data, count: 500 } as SessionConfig['data'];
    for (const data of [files, many])
      expect(picksPreset({ ...whole.defaults, data }, preset)).toEqual({ ...preset.config, data });
    const digits = { ...whole.defaults, data: { kind: 'digits', count: 500, seed: 1 } as const };
    expect(picksPreset(digits, whole.presets[0]!).data).toEqual(digits.data);
  });

  it('is known again whatever the images and the order of the keys', () => {
    const { training, data: _, ...rest } = config;
    expect(presetOf(schema, { training, ...rest, data: files })?.name).toBe('plane');
  });

  it('is left by any other change', () => {
    expect(presetOf(schema, { ...config, seed: 2 })).toBeNull();
    expect(presetOf(schema, pick(config, 'model.bound', 'iwae'))).toBeNull();
  });
});

describe('a new model', () => {
  it('is not needed for what acts at once, however much of it changes', () => {
    expect(
      needsNewModel(schema, config, {
        ...pick(config, 'model.bound', 'iwae'),
        training: { ...config.training, learningRate: 0.5 },
      }),
    ).toBe(false);
    expect(needsNewModel(schema, config, configOf('vae', { bound: { ...bound, beta: 4 } }))).toBe(
      false,
    );
  });

  it('is needed for anything else', () => {
    expect(needsNewModel(schema, config, autoencoder)).toBe(true);
    expect(needsNewModel(schema, autoencoder, config)).toBe(true);
    expect(needsNewModel(schema, config, { ...config, seed: 2 })).toBe(true);
    expect(needsNewModel(schema, config, configOf('vae', { latentDim: 3 }))).toBe(true);
  });
});
