// What is kept of a run: enough to go on with it as if nothing had happened. Read back with care:
// another version of this page may have written it.
import type { Evaluation, SessionConfig } from '../../protocol/rust-types';
import type { History } from '../../store/history';
import { PANELS } from '../../panels/registry';
import type { Source } from '../source';
import {
  stepOf,
  type Code,
  type Ends,
  type PageState,
  type Progress,
  type PanelName,
} from '../../store/state';

const VERSION = 2;
/** In version 1, configs had another form, which is the engine's to read. */
const READ: readonly unknown[] = [1, VERSION];

/** The small part of a kept run, apart from the weights and the visitor's images. */
export interface RunRecord {
  version: number;
  savedAt: number; // milliseconds since 1970
  step: number;
  config: SessionConfig;
  images: string; // what they are called
  ownImages: boolean;
  running: boolean;
  curves: PageState['curves'];
  progress: Progress | null;
  evaluation: Evaluation | null;
  point: Code;
  ends: Ends | null;
  shown: readonly PanelName[];
}

/** All of it. */
export interface KeptRun {
  record: RunRecord;
  checkpoint: Uint8Array;
  source: Source | null; // the visitor's images; null for the digits, which the config draws anew
}

export function recordOf(state: PageState, step: number, savedAt: number): RunRecord | null {
  const { config, data, running, curves, progress, evaluation, point, ends, shown } = state;
  if (!config || !data) return null;
  return {
    version: VERSION,
    savedAt,
    step,
    config,
    images: data.name,
    ownImages: config.data.kind === 'files',
    running,
    curves: {
      train: upTo(curves.train, step),
      heldOut: upTo(curves.heldOut, step),
      importance: upTo(curves.importance, step),
    },
    progress,
    evaluation,
    point,
    ends,
    shown,
  };
}

/**
 * The run as the page shows it, at the step of its checkpoint; null where it could not be brought
 * back: images that only the engine has are gone with it.
 */
export function keptRun(
  state: PageState,
  checkpoint: Uint8Array,
  source: Source | null | undefined,
): KeptRun | null {
  const record = recordOf(state, stepSavedAt(checkpoint) ?? stepOf(state), Date.now());
  return record && source !== undefined && record.ownImages === (source !== null)
    ? { record, checkpoint, source }
    : null;
}

/**
 * A record of this version or of the one before, whole as far as can be told; null for anything
 * else.
 */
export function readRecord(stored: unknown): RunRecord | null {
  if (!isObject(stored)) return null;
  const { version, savedAt, step, config, images, curves, point, shown } =
    stored as Partial<RunRecord>;
  const whole =
    READ.includes(version) &&
    typeof savedAt === 'number' &&
    Number.isInteger(step) &&
    typeof images === 'string' &&
    isObject(config) &&
    isObject(config.model) &&
    isHistory(curves?.train) &&
    isHistory(curves?.heldOut) &&
    isHistory(curves?.importance) &&
    Array.isArray(point) &&
    point.length === 2 &&
    point.every(Number.isFinite) &&
    Array.isArray(shown);
  if (!whole) return null;
  const known = PANELS.map(({ name }) => name);
  return { ...(stored as RunRecord), shown: known.filter((name) => shown.includes(name)) };
}

/** The step that a checkpoint was saved at, from the JSON at its start; null where it has none. */
export function stepSavedAt(checkpoint: Uint8Array): number | null {
  try {
    const length = Number(
      new DataView(checkpoint.buffer, checkpoint.byteOffset).getBigUint64(0, true),
    );
    const header = JSON.parse(new TextDecoder().decode(checkpoint.subarray(8, 8 + length))) as {
      __metadata__?: { step?: string };
    };
    const step = Number(header.__metadata__?.step);
    return Number.isInteger(step) ? step : null;
  } catch {
    return null;
  }
}

/**
 * The curves without what was measured after `step`: training may have gone on while the checkpoint
 * was written.
 */
export function upTo(history: History, step: number): History {
  const kept = history.steps.findLastIndex((at) => at <= step) + 1;
  if (kept === history.steps.length) return history;
  const terms = Object.entries(history.terms).map(([term, values]) => [
    term,
    values.slice(0, kept),
  ]);
  return {
    ...history,
    steps: history.steps.slice(0, kept),
    terms: Object.fromEntries(terms),
    pending: { count: 0, sums: {} },
  };
}

function isHistory(found: unknown): boolean {
  const { capacity, stride, steps, terms, pending } = (found ?? {}) as Partial<History>;
  return (
    typeof capacity === 'number' &&
    typeof stride === 'number' &&
    isObject(pending) &&
    Array.isArray(steps) &&
    isObject(terms) &&
    Object.values(terms).every((values) => Array.isArray(values) && values.length === steps.length)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
