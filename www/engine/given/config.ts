// A config as a program gives it: as much of one as it means to have otherwise.
import type { GivenConfig } from '../../protocol/given';
import type { SessionConfig } from '../../protocol/rust-types';
import { expectObject } from './calls';

/**
 * For a new model: what is left out has its default, most of which Rust knows. `atHand`: what the
 * model before it learnt from; images that a program has loaded stay.
 */
export function givenConfig(
  given: unknown,
  { training, data: digits }: Pick<SessionConfig, 'training' | 'data'>,
  atHand = digits,
): SessionConfig {
  const data = atHand.kind === 'files' ? atHand : digits;
  const config = expectObject(given, 'config') as GivenConfig;
  const own = config.data;
  const isPart = typeof own === 'object' && own !== null && !('kind' in own);
  return {
    training,
    data,
    ...config,
    ...(isPart && { data: { ...digits, ...own } }),
  } as SessionConfig;
}

/** For the model at hand: what is left out stays. A choice of another kind takes nothing along. */
export function tunedConfig(given: unknown, atHand: SessionConfig): SessionConfig {
  return merged(atHand, expectObject(given, 'config')) as SessionConfig;
}

function merged(old: unknown, change: unknown): unknown {
  if (!isPlain(old) || !isPlain(change)) return change;
  if (change['kind'] !== undefined && change['kind'] !== old['kind']) return change;
  const parts = Object.entries(change).filter(([, part]) => part !== undefined);
  return {
    ...old,
    ...Object.fromEntries(parts.map(([key, part]) => [key, merged(old[key], part)])),
  };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
