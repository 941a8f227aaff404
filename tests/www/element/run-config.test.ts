import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../www/protocol/rust-types';
import { configOf } from '../../../www/element/run-config';
import json from '../schema.json';

const schema = json as unknown as Schema;
const presetNamed = (name: string) => schema.presets.find((preset) => preset.name === name)!.config;
const nothing = { preset: null, config: null, seed: null };

describe('the run that attributes describe', () => {
  it('is the opening one where they say nothing', () => {
    expect(configOf(schema, nothing)).toEqual({ config: schema.opening, issues: [] });
  });

  it('is that of a preset, with a seed of its own', () => {
    expect(configOf(schema, { ...nothing, preset: 'digits', seed: '7' })).toEqual({
      config: { ...presetNamed('digits'), seed: 7 },
      issues: [],
    });
  });

  it('is that of a link, whose preset and seed they override', () => {
    const { config, issues } = configOf(schema, {
      preset: 'plane',
      seed: '3',
      config: 'v=1&preset=iwae-2015&training.learningRate=0.002&seed=9',
    });
    expect(issues).toEqual([]);
    expect(config).toMatchObject({
      model: presetNamed('plane').model,
      training: { learningRate: 0.002 },
      seed: 3,
    });
  });

  it('says what it cannot use, and has the usual instead', () => {
    const { config, issues } = configOf(schema, { preset: 'magic', seed: '1.5', config: null });
    expect(config).toEqual(schema.opening);
    expect(issues.map(({ about }) => about)).toEqual(['preset', 'seed']);
    expect(issues[0]!.text).toMatch(/magic.*digits/);
  });

  it('passes on what a link reports', () => {
    const { issues } = configOf(schema, {
      ...nothing,
      config: 'training.learningRate=fast&kitchen=1',
    });
    expect(issues).toHaveLength(2);
    expect(issues.every(({ about }) => about === 'config')).toBe(true);
  });
});
