// What a run that is kept is called.
import { say } from '../i18n/locale';
import type { Schema, SessionConfig } from '../protocol/rust-types';
import { presetOf } from './choices';

/** By the preset that it is, or its kind of model. */
export function runName(schema: Schema, config: SessionConfig): string {
  const kind = schema.choices
    .find(({ path }) => path === 'model.kind')
    ?.options.find(({ value }) => value === config.model.kind);
  return say(presetOf(schema, config)?.label ?? kind?.label ?? config.model.kind);
}
