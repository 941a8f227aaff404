// The bound of a model with a likelihood: what it is called, and how many codes it draws.
import type { Bound, BoundSummary, ModelConfig, Schema } from '../protocol/rust-types';

/** Null for a model without a likelihood. */
export const boundOf = (model: ModelConfig): Bound | null =>
  'bound' in model ? model.bound : null;

export function aboutBound({ bounds }: Schema, { kind }: Bound): BoundSummary {
  return bounds.find((about) => about.kind === kind)!;
}

/** How many codes a step draws for each image. */
export function codesOf(bound: Bound | null): number {
  if (!bound) return 1;
  return ('estimates' in bound ? bound.estimates : 1) * bound.samples;
}

const named = (name: string, bound: Bound): string => {
  const numbers: Record<string, unknown> = { ...bound, codes: codesOf(bound) };
  return name.replace(/\{(\w+)\}/g, (_, number: string) => String(numbers[number]));
};

/**
 * A bound is only comparable with one of the same kind and number of samples, so it carries both in
 * its name.
 */
export const boundName = (schema: Schema, bound: Bound): string =>
  named(aboutBound(schema, bound).name, bound);

/**
 * The name of a bound of any number of samples; null for one whose name has none, as it does not
 * grow with them.
 */
export function familyName(schema: Schema, bound: Bound): string | null {
  const { name } = aboutBound(schema, bound);
  const family = name.replace('-{samples}', '');
  return family === name ? null : named(family, bound);
}
