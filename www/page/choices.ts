// What the pickers of the schema offer for a config, and what picking does to it. Options and words
// come from Rust.
import type { Choice, ChoiceOption, Preset, Schema, SessionConfig } from '../protocol/rust-types';
import { valueAt, withValue } from './fields';

/** The options that suit the config's kind of model. */
export function applicable(choice: Choice, config: SessionConfig): ChoiceOption[] {
  return choice.options.filter(
    ({ models }) => models.length === 0 || models.includes(config.model.kind),
  );
}

/**
 * The value of the picked option: what stands at the choice's path, or its kind; null where the
 * config has no such place.
 */
export function picked(choice: Choice, config: SessionConfig): string | null {
  const found = valueAt(config, choice.path);
  const value =
    typeof found === 'object' && found !== null ? (found as { kind?: unknown }).kind : found;
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
}

/**
 * The choices that can be made: those with a place in the config and at least two options for its
 * kind of model.
 */
export function open(choices: readonly Choice[], config: SessionConfig): Choice[] {
  return choices.filter(
    (choice) => picked(choice, config) !== null && applicable(choice, config).length > 1,
  );
}

/**
 * The config with an option of a choice picked: what it doesn't set stays, as does what the choice
 * keeps, where there is a place for it.
 */
export function withOption(
  config: SessionConfig,
  choice: Choice,
  option: ChoiceOption,
): SessionConfig {
  const picked = option.set.reduce((next, [path, value]) => withValue(next, path, value), config);
  return choice.keeps.reduce((next, paths) => {
    const [from, to] = [config, picked].map((config) =>
      paths.find((path) => valueAt(config, path) !== undefined),
    );
    return from && to ? withValue(next, to, valueAt(config, from)) : next;
  }, picked);
}

/** The preset's config on the images at hand. */
export function withPreset(config: SessionConfig, preset: Preset): SessionConfig {
  return { ...preset.config, data: config.data };
}

/**
 * The preset's config, as a visitor picks it: images at hand stay, but for the digits, in whose place
 * come those that the preset is about.
 */
export function picksPreset(config: SessionConfig, preset: Preset): SessionConfig {
  const brings = config.data.kind === 'digits' && preset.config.data.kind !== 'digits';
  return brings ? preset.config : withPreset(config, preset);
}

/**
 * The preset that this config is, whatever its images; null where something else has been changed.
 */
export function presetOf(schema: Schema, config: SessionConfig): Preset | null {
  return schema.presets.find((preset) => alike(withPreset(config, preset), config)) ?? null;
}

/** Whether a config asks for more than the running model can take over. */
export function needsNewModel(
  schema: Schema,
  running: SessionConfig,
  next: SessionConfig,
): boolean {
  const has = (config: SessionConfig, path: string): boolean => valueAt(config, path) !== undefined;
  const atOnce = [...schema.choices, ...schema.fields].filter(
    ({ restart, path }) => !restart && has(next, path),
  );
  const tuned = atOnce.reduce(
    (config, { path }) =>
      has(config, path) ? withValue(config, path, valueAt(next, path)) : config,
    running,
  );
  return !alike(tuned, next);
}

/** Whether two plain values are equal, in whatever order their keys were written. */
export function alike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) =>
      alike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
