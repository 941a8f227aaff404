import { describe, expect, it } from 'vitest';
import type { SessionConfig } from '../../../www/engine/rust-types';
import { applicable, open, picked, presetOf, withOption, withPreset } from '../../../www/lab/choices';
import { config, schema } from './samples';

const choiceAt = (path: string) => schema.choices.find((choice) => choice.path === path)!;
const pick = (from: SessionConfig, path: string, value: string) => withOption(from, choiceAt(path).options.find((option) => option.value === value)!);
const autoencoder = pick(config, 'model.kind', 'autoencoder');

describe('a picker', () => {
  it('offers only what suits the kind of model', () => {
    expect(applicable(choiceAt('objective'), config).map(({ value }) => value)).toEqual(['elbo', 'iwae']);
    expect(applicable(choiceAt('objective'), autoencoder).map(({ value }) => value)).toEqual(['reconstruction']);
  });

  it('knows the picked option, be it a value or the kind of an object', () => {
    expect(picked(choiceAt('model.network.activation'), config)).toBe('relu');
    expect(picked(choiceAt('model.network'), config)).toBe('mlp');
  });

  it('is hidden where there is one option, or no place for it', () => {
    expect(open(schema.choices, config).map(({ path }) => path)).toEqual(['model.kind', 'model.network', 'model.network.activation', 'objective']);
    expect(open(schema.choices, pick(autoencoder, 'model.network', 'conv')).map(({ path }) => path)).toEqual(['model.kind', 'model.network']);
  });

  it('sets all that its option says, in order, and keeps the rest', () => {
    expect(autoencoder).toEqual({ ...config, model: { ...config.model, kind: 'autoencoder' }, objective: { kind: 'reconstruction', loss: 'crossEntropy' } });
    expect(config.model.kind).toBe('vae');
  });
});

describe('a preset', () => {
  const files = { kind: 'files', name: 'faces' } as const;

  it('keeps the images at hand', () => {
    const wide = withPreset({ ...config, data: files }, schema.presets[1]!);
    expect(wide).toMatchObject({ model: { latentDim: 20 }, data: files });
  });

  it('is known again whatever the images and the order of the keys', () => {
    const { objective, data: _, ...rest } = config;
    expect(presetOf(schema, { objective, ...rest, data: files })?.name).toBe('plane');
  });

  it('is left by any other change', () => {
    expect(presetOf(schema, { ...config, seed: 2 })).toBeNull();
    expect(presetOf(schema, pick(config, 'objective', 'iwae'))).toBeNull();
  });
});
