import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../www/engine/rust-types';
import { configOf } from '../../../www/element/run-config';
import json from '../schema.json';

const schema = json as unknown as Schema;
const presetNamed = (name: string) => schema.presets.find((preset) => preset.name === name)!.config;
const nothing = { preset: null, config: null, seed: null };

describe('the run that attributes describe', () => {
  it('is the opening one where they say nothing', () => {
    expect(configOf(schema, nothing)).toEqual({ config: schema.opening, complaints: [] });
  });

  it('is that of a preset, with a seed of its own', () => {
    expect(configOf(schema, { ...nothing, preset: 'digits', seed: '7' })).toEqual({ config: { ...presetNamed('digits'), seed: 7 }, complaints: [] });
  });

  it('is that of a link, whose preset and seed they override', () => {
    const { config, complaints } = configOf(schema, { preset: 'plane', seed: '3', config: 'v=1&preset=iwae-2015&training.learningRate=0.002&seed=9' });
    expect(complaints).toEqual([]);
    expect(config).toMatchObject({ model: presetNamed('plane').model, training: { learningRate: 0.002 }, seed: 3 });
  });

  it('says what it cannot use, and has the usual instead', () => {
    const { config, complaints } = configOf(schema, { preset: 'magic', seed: '1.5', config: null });
    expect(config).toEqual(schema.opening);
    expect(complaints.map(({ about }) => about)).toEqual(['preset', 'seed']);
    expect(complaints[0]!.text).toMatch(/magic.*digits/);
  });

  it('passes on what a link complains of', () => {
    const { complaints } = configOf(schema, { ...nothing, config: 'training.learningRate=fast&kitchen=1' });
    expect(complaints).toHaveLength(2);
    expect(complaints.every(({ about }) => about === 'config')).toBe(true);
  });
});
