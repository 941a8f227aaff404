// A config as the few pairs in which it differs from a preset, and back. Names, limits and options
// are the schema's.
import { msg } from '@lit/localize';
import type {
  Choice,
  ChoiceOption,
  Field,
  Preset,
  Schema,
  SessionConfig,
} from '../../protocol/rust-types';
import { applicable, picked, withOption } from '../choices';
import { lengthOf, valueAt, withValue } from '../fields';
import { badValue, unknownKey, type ValidationIssue } from './link-validation';
import { wellFormed, type Pair } from './pairs';
import { listOf, number, type Kind } from './values';

/** Names the images of a run that were the visitor's own. They don't travel. */
export const FILES = 'data.name';

/** The pairs of a config: from the preset, or the opening config, that is nearest to it. */
export function writeConfig(schema: Schema, config: SessionConfig): Pair[] {
  const files: Pair[] = config.data.kind === 'files' ? [[FILES, config.data.name]] : [];
  const fromOpening = differences(schema, schema.opening, config);
  if (fromOpening.length === 0) return files;
  const fromPresets = schema.presets.map((preset): Pair[] => [
    ['preset', preset.name],
    ...differences(schema, preset.config, config),
  ]);
  const nearest = [...fromPresets, fromOpening].reduce((best, way) =>
    way.length < best.length ? way : best,
  );
  return [...nearest, ...files];
}

/**
 * The config that the pairs describe; what can't be used is said, and stays as the preset has it.
 * Takes its keys out of `pairs`. A run on files goes on with them where they are `atHand`.
 */
export function readConfig(
  schema: Schema,
  pairs: Map<string, string>,
  atHand?: SessionConfig['data'],
): { config: SessionConfig; issues: ValidationIssue[] } {
  const issues: ValidationIssue[] = [];
  const take = (key: string): string | undefined => {
    const text = pairs.get(key);
    pairs.delete(key);
    return text;
  };

  let config = baseOf(schema, pairs);
  const name = take('preset');
  if (name !== undefined && !presetNamed(schema, name))
    issues.push(
      badValue(
        'preset',
        name,
        schema.presets.map(({ name }) => name).join(', '),
        msg('the default preset'),
      ),
    );

  for (const choice of schema.choices) {
    const text = take(choice.path);
    if (text === undefined) continue;
    const current = picked(choice, config);
    const option = optionOf(choice, config, text);
    if (current === null) issues.push(unknownKey(choice.path));
    else if (option) config = withOption(config, choice, option);
    else
      issues.push(
        badValue(
          choice.path,
          text,
          applicable(choice, config)
            .map(({ value }) => value)
            .join(', '),
          current,
        ),
      );
  }

  for (const [path, value] of leaves(config)) {
    const kind = kindAt(schema, path, value);
    if (!kind || !pairs.has(path)) continue;
    const text = take(path)!;
    const read = kind.read(text);
    if (read === undefined) issues.push(badValue(path, text, kind.allowed(), kind.write(value)));
    else config = withValue(config, path, read);
  }

  const files = take(FILES);
  if (files !== undefined && atHand?.kind === 'files' && wellFormed(atHand.name) === files)
    config = { ...config, data: atHand };
  return { config, issues };
}

/** The config that the pairs differ from. */
export function baseOf(schema: Schema, pairs: ReadonlyMap<string, string>): SessionConfig {
  return presetNamed(schema, pairs.get('preset'))?.config ?? schema.opening;
}

function presetNamed(schema: Schema, name: string | undefined): Preset | undefined {
  return schema.presets.find((preset) => preset.name === name);
}

function optionOf(choice: Choice, config: SessionConfig, value: string): ChoiceOption | undefined {
  return applicable(choice, config).find((option) => option.value === value);
}

/** Choices first, in the schema's order: each decides which places there are for what follows. */
function differences(schema: Schema, base: SessionConfig, config: SessionConfig): Pair[] {
  const pairs: Pair[] = [];
  let at = config.data.kind === 'files' ? { ...base, data: config.data } : base;
  for (const choice of schema.choices) {
    const wanted = picked(choice, config);
    const option =
      wanted === null || wanted === picked(choice, at) ? undefined : optionOf(choice, at, wanted);
    if (!option) continue;
    at = withOption(at, choice, option);
    pairs.push([choice.path, option.value]);
  }
  for (const [path, value] of leaves(config)) {
    const kind = kindAt(schema, path, value);
    if (kind && JSON.stringify(value) !== JSON.stringify(valueAt(at, path)))
      pairs.push([path, kind.write(value)]);
  }
  return pairs;
}

/** How the value at a path is written; null for what choices decide. */
function kindAt(schema: Schema, path: string, value: unknown): Kind<unknown> | null {
  const field = schema.fields.find((field) => field.path === path);
  if (!field) return null;
  if (!Array.isArray(value)) return numberOf(field) as Kind<unknown>;
  const { least, most } = lengthOf(schema, path) ?? { least: value.length, most: value.length };
  return listOf(numberOf(field), least, most) as Kind<unknown>;
}

const numberOf = (field: Field): Kind<number> => number(field.min, field.max, field.integer);

/** Every path of a config that ends in a value or a list, with what stands there. */
function leaves(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(part, path ? `${path}.${key}` : key),
  );
}
