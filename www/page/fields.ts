// The arithmetic between a Field of the schema and a control on the page. Limits come from Rust;
// none are written here.
import type { Field, ListLength, Schema, SessionConfig } from '../protocol/rust-types';

/** How many numbers the list at a path may have; undefined for one whose length stays. */
export function lengthOf({ lists }: Schema, path: string): ListLength | undefined {
  return lists.find((list) => list.path === path);
}

/**
 * The value at a dotted path such as "training.learningRate"; undefined where the config has no
 * such place.
 */
export function valueAt(config: SessionConfig, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], config);
}

/** A copy of the config with one value replaced. */
export function withValue(config: SessionConfig, path: string, value: unknown): SessionConfig {
  const copy = structuredClone(config);
  const keys = path.split('.');
  const last = keys.pop()!;
  const place = keys.reduce<unknown>(
    (at, key) => (at as Record<string, unknown>)[key],
    copy,
  ) as Record<string, unknown>;
  place[last] = value;
  return copy;
}

/** The nearest allowed value; null for something that is no number. */
export function allowed(field: Field, value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const whole = field.integer ? Math.round(value) : value;
  return Math.min(field.max, Math.max(field.min, whole));
}

/**
 * The positions of a slider's track; enough that neighbours differ by less than a reader can tell.
 */
export const TRACK = 200;

/**
 * Where on the track a value lies, 0 to TRACK. A log scale that starts at zero is drawn from its
 * first positive step.
 */
export function toTrack(field: Field, value: number): number {
  const { start, end } = ends(field);
  if (field.scale === 'log' && value < start) return 0;
  const share =
    field.scale === 'log'
      ? Math.log(value / start) / Math.log(end / start)
      : (value - start) / (end - start);
  return Math.round(Math.min(1, Math.max(0, share)) * TRACK);
}

/**
 * The value under a position of the track, rounded to two significant digits between the limits.
 */
export function fromTrack(field: Field, position: number): number {
  const { start, end } = ends(field);
  const share = position / TRACK;
  if (position <= 0) return field.min;
  if (position >= TRACK) return field.max;
  const value =
    field.scale === 'log' ? start * (end / start) ** share : start + (end - start) * share;
  return allowed(field, field.integer ? value : Number(value.toPrecision(2)))!;
}

function ends(field: Field): { start: number; end: number } {
  if (field.scale === 'linear' || field.min > 0) return { start: field.min, end: field.max };
  return { start: field.integer ? 1 : field.max / 1e4, end: field.max };
}

/** Names that several parts of a config have. */
const SHARED = /^(\d+|samples|share|scale|loss)$/;

/**
 * A test hook and element id that stays put: "training.learningRate" is "learning-rate",
 * "data.seed" is "data-seed".
 */
export function hookOf(path: string): string {
  const keys = path.split('.');
  const named =
    keys[0] === 'data'
      ? keys.join('-')
      : SHARED.test(keys.at(-1)!)
        ? keys.slice(-2).join('-')
        : keys.at(-1)!;
  return named.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
