// Random configs that a schema allows, for property tests.
import fc from 'fast-check';
import type { Field, Schema, SessionConfig } from '../../../../www/protocol/rust-types';
import { open, applicable, withOption } from '../../../../www/page/choices';
import { valueAt, withValue } from '../../../../www/page/fields';

/** A preset with some options picked and some numbers changed. */
export function anyConfig(schema: Schema): fc.Arbitrary<SessionConfig> {
  const presets = fc.constantFrom(...schema.presets.map(({ config }) => config));
  return fc.tuple(presets, fc.infiniteStream(fc.nat({ max: 1_000_000 }))).map(([preset, draws]) => {
    const draw = (below: number): number => (draws.next().value as number) % below;
    let config = preset;
    for (const { path } of schema.choices) {
      const choice = open(schema.choices, config).find((choice) => choice.path === path);
      const options = choice ? applicable(choice, config) : [];
      if (options.length > 0 && draw(2) === 0)
        config = withOption(config, choice!, options[draw(options.length)]!);
    }
    for (const field of schema.fields) {
      const value = valueAt(config, field.path);
      if (draw(3) > 0) continue;
      if (typeof value === 'number')
        config = withValue(config, field.path, between(field, draw(1_000_001) / 1_000_000));
      else if (Array.isArray(value))
        config = withValue(
          config,
          field.path,
          value.map(() => between(field, draw(1_000_001) / 1_000_000)),
        );
    }
    return config;
  });
}

function between({ min, max, integer }: Field, share: number): number {
  const value = min + (max - min) * share;
  return integer ? Math.round(value) : value;
}
