// Why something cannot be used, as data: the worker has no words, the page finds them (lab/import/sentences.ts).
import type { Kind } from './kinds';

export type Reason = { file: string } & (
  | { why: 'empty' }
  | { why: 'unreadable'; looks: Kind } // not an image that this browser can decode
  | { why: 'too-large'; width: number; height: number }
  | { why: 'too-heavy'; bytes: number; most: number }
  | { why: 'not-what-it-says'; wanted: 'zip' | 'npy' | 'idx' | 'gzip'; looks: Kind }
  | { why: 'truncated'; expected: number; actual: number }
  | { why: 'broken' } // packed data that does not unpack
  | { why: 'encrypted' }
  | { why: 'bomb' }
  | { why: 'packing'; method: number } // one we don't know
  | { why: 'zip-in-zip' }
  | { why: 'element'; type: string }
  | { why: 'shape'; shape: readonly number[] }
  | { why: 'values'; least: number; most: number }
  | { why: 'unused'; looks: Kind }
  | { why: 'label-count'; labels: number; images: number }
  | { why: 'label-missing'; image: string; missing: number } // a table of names that lacks some
  | { why: 'label-form' }
  | { why: 'classes'; classes: number }
  | { why: 'no-images' } // of all that was chosen; `file` is one of them
  | { why: 'only-labels' }
  | { why: 'mixed' } // pictures and arrays
  | { why: 'cells' } // no whole cell fits into the sheet
  | { why: 'too-many'; images: number }
  | { why: 'too-few'; images: number }
  | { why: 'crashed' } // the import worker itself
);

/** Comlink carries of an Error only name and message: the message is the reason, as JSON. */
export class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(JSON.stringify(reason));
    this.name = 'Refusal';
  }
}

export function refuse(reason: Reason): never {
  throw new Refusal(reason);
}

/** The reason of what was thrown here or on the other side of Comlink; null for any other error. */
export function reasonOf(thrown: unknown): Reason | null {
  return thrown instanceof Error && thrown.name === 'Refusal' ? (JSON.parse(thrown.message) as Reason) : null;
}
