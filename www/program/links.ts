// The text of a link as a config, for a program: what of it can't be used is refused, not replaced.
import { namedError } from '../protocol/errors';
import type { Schema, SessionConfig } from '../protocol/rust-types';
import { readRun } from '../page/share/link';

/** The config of a text and, in sentences, what of it is not used. */
export function readText(
  schema: Schema,
  text: string,
): { config: SessionConfig; issues: string[] } {
  const { config, issues } = readRun(schema, text);
  return { config, issues: issues.map((issue) => issue.text) };
}

/**
 * Of a new model in place of that at hand. Images that a program has loaded stay, unless the text says what to learn from.
 */
export function linkedConfig(schema: Schema, text: string, { data }: SessionConfig): SessionConfig {
  const { config, issues } = readText(schema, text);
  if (issues.length > 0) throw namedError('ConfigError', issues.join(' '));
  const keeps = data.kind === 'files' && !/(^|[#&])data\./.test(text);
  return keeps ? { ...config, data } : config;
}

/** Of the model at hand, with what the text says laid over it. */
export function changedConfig(schema: Schema, text: string, atHand: SessionConfig): SessionConfig {
  return linkedConfig({ ...schema, opening: atHand }, text, atHand);
}
