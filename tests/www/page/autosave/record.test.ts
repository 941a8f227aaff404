import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, emptyHistory } from '../../../../www/store/history';
import { ago } from '../../../../www/page/autosave/ago';
import {
  readRecord,
  recordOf,
  stepSavedAt,
  upTo,
  type RunRecord,
} from '../../../../www/page/autosave/record';
import { reduce } from '../../../../www/page/reduce';
import presets from '../../../golden/config-version-1.json';
import { readyState } from '../samples';

const trained = reduce(readyState(), {
  type: 'progress',
  stepsPerSecond: 50,
  ms: 40,
  report: {
    firstStep: 1,
    step: 4,
    epoch: 1,
    beta: 1,
    learningRate: 0.001,
    terms: { loss: [9, 8, 7, 6] },
  },
});
const record = (): RunRecord => recordOf(trained, 4, 1000)!;

function checkpoint(metadata: unknown): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify({ __metadata__: metadata }));
  const bytes = new Uint8Array(8 + header.length + 4);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  return bytes;
}

describe('a kept run', () => {
  it('is read back as it was written', () => {
    expect(readRecord(structuredClone(record()))).toEqual(record());
  });

  it('brings back curves, numbers, the held code and the panels', () => {
    const left = { ...record(), point: [0.5, -1] as const, shown: ['latent', 'measures'] as const };
    const state = reduce(readyState(), { type: 'resumed', record: left });
    expect(state).toMatchObject({
      curves: trained.curves,
      progress: { step: 4 },
      point: [0.5, -1],
      shown: ['latent', 'measures'],
    });
    expect(append(state.curves.train, 5, { loss: [5] }).terms.loss).toEqual([9, 8, 7, 6, 5]);
  });

  it('of another version, or with a part missing, is none', () => {
    for (const key of Object.keys(record())) {
      const { [key as keyof RunRecord]: _, ...rest } = record();
      if (!['progress', 'evaluation', 'ends', 'running', 'ownImages'].includes(key))
        expect(readRecord(rest), key).toBeNull();
    }
    expect(readRecord({ ...record(), version: 3 })).toBeNull();
    expect(
      readRecord({
        ...record(),
        curves: { ...record().curves, train: { ...record().curves.train, steps: [1] } },
      }),
    ).toBeNull();
    fc.assert(fc.property(fc.anything(), (found) => void expect(readRecord(found)).toBeNull()));
  });

  it('of version 1 is read, with its config as it is, which the engine reads', () => {
    const old = { ...record(), version: 1, config: presets['iwae-2015'] };
    expect(readRecord(structuredClone(old))).toEqual(old);
    expect(readRecord({ ...old, config: { ...old.config, model: undefined } })).toBeNull();
  });

  it('leaves out panels that nobody knows', () => {
    expect(readRecord({ ...record(), shown: ['latent', 'kitchen'] })!.shown).toEqual(['latent']);
  });

  it('has no curve beyond its checkpoint', () => {
    expect(upTo(append(emptyHistory(), 1, { loss: [3, 2, 1] }), 2)).toMatchObject({
      steps: [1, 2],
      terms: { loss: [3, 2] },
    });
    expect(recordOf(trained, 3, 0)!.curves.train.steps).toEqual([1, 2, 3]);
  });
});

describe('the step of a checkpoint', () => {
  it('stands in its metadata', () => {
    expect(stepSavedAt(checkpoint({ step: '3124' }))).toBe(3124);
  });

  it('is not known of other bytes', () => {
    expect(stepSavedAt(checkpoint({}))).toBeNull();
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(stepSavedAt(bytes)).toBeNull()));
  });
});

describe('how long ago', () => {
  it('is told in the largest unit that fits', () => {
    const now = 1e12;
    expect(
      [0, 30, 150, 7300, 90_000, 400_000].map((seconds) => ago(now - seconds * 1000, now, 'en')),
    ).toEqual(['now', '30 seconds ago', '2 minutes ago', '2 hours ago', 'yesterday', '4 days ago']);
    expect(ago(now + 5000, now, 'en')).toBe('now');
  });
});
