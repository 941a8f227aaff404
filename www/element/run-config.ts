// The config that the attributes describe, once the engine's schema is there: a link's text, and
// what overrides it.
import { msg } from '@lit/localize';
import type { Schema, SessionConfig } from '../protocol/rust-types';
import { readRun } from '../page/share/link';
import { joinPairs, splitPairs } from '../page/share/pairs';
import { number } from '../page/share/values';
import { badAttribute, type ValidationIssue, type Attributes } from './attributes';

/** `atHand`: the data of the model at work, for a config that names no others. */
export function configOf(
  schema: Schema,
  attributes: Pick<Attributes, 'preset' | 'config' | 'seed'>,
  atHand?: SessionConfig['data'],
): { config: SessionConfig; issues: ValidationIssue[] } {
  const issues: ValidationIssue[] = [];
  const pairs = splitPairs(attributes.config ?? '');
  const set = (
    key: 'preset' | 'seed',
    allowed: string,
    isAllowed: (text: string) => boolean,
    usual: string,
  ): void => {
    const text = attributes[key]?.trim();
    if (!text) return;
    if (isAllowed(text)) pairs.set(key, text);
    else issues.push(badAttribute(key, text, allowed, pairs.get(key) ?? usual));
  };
  const names = schema.presets.map(({ name }) => name);
  set('preset', names.join(', '), (text) => names.includes(text), msg('the opening one'));
  const field = schema.fields.find(({ path }) => path === 'seed');
  const seeds = number(field?.min ?? 0, field?.max ?? 0, true);
  set(
    'seed',
    seeds.allowed(),
    (text) => seeds.read(text) !== undefined,
    String(schema.opening.seed),
  );

  const { config, issues: ofLink } = readRun(schema, joinPairs([...pairs]), atHand);
  return { config, issues: [...issues, ...ofLink.map(({ text }) => ({ about: 'config', text }))] };
}
