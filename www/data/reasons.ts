// Why something cannot be used, as data: the worker has no words, the page finds them
// (page/import/sentences.ts).
import type { Kind } from './kinds';

export type Reason = { file: string } & (
  | { why: 'empty' }
  | { why: 'unreadable'; looks: Kind } // not an image that this browser can decode
  | { why: 'too-large'; width: number; height: number }
  | { why: 'too-heavy'; bytes: number; most: number }
  | { why: 'too-many-files'; most: number } // in an archive or a folder
  | { why: 'closed' } // the system does not let it be read
  | {
      why: 'not-what-it-says';
      wanted: 'zip' | 'npy' | 'idx' | 'gzip' | 'tar' | 'safetensors';
      looks: Kind;
    }
  | { why: 'truncated'; expected: number; actual: number }
  | { why: 'surplus'; bytes: number } // behind the last element of an array
  | { why: 'broken' } // packed data that does not unpack
  | { why: 'encrypted' }
  | { why: 'bomb' }
  | { why: 'packing'; method: number } // one we don't know
  | { why: 'split' } // one of the parts of a zip
  | { why: 'zip-in-zip' }
  | { why: 'element'; type: string }
  | { why: 'shape'; shape: readonly number[] }
  | { why: 'not-finite'; value: number; count: number; image: number; images: number } // `value` in the image of that number, counted from 1
  | { why: 'no-role'; shape: readonly number[] } // an array of neither images nor labels
  | { why: 'multi-label'; columns: number }
  | { why: 'measures' } // numbers that are no classes
  | { why: 'table-row'; row: number; cells: number; wanted: number } // of a table of pixels, counted without its headings
  | { why: 'table-cell'; row: number; column: number; text: string }
  | { why: 'unused'; looks: Kind }
  | { why: 'label-count'; labels: number; images: number }
  | { why: 'label-missing'; image: string; missing: number } // too few have one
  | { why: 'label-names'; name: string; image: string } // no name in it is an image's, nor this image's
  | { why: 'label-ambiguous'; name: string; images: readonly [string, string] } // a name that several images have
  | {
      why: 'label-conflict';
      image: string;
      names: readonly [string, string];
      labels: readonly [string, string];
    } // an image with several labels
  | { why: 'label-quote'; line: number } // one that never ends
  | { why: 'label-form' }
  | { why: 'classes'; classes: number }
  | { why: 'no-images' } // of all that was chosen; `file` is one of them
  | { why: 'only-labels' }
  | { why: 'stray'; among: 'pictures' | 'arrays' } // the others, of the other kind
  | { why: 'twice'; same: string } // the file that is taken instead
  | { why: 'cells' } // no whole cell fits into the sheet
  | { why: 'too-many'; images: number }
  | {
      why: 'too-much'; // in bytes, as so many images of that size are
      images: number;
      width: number;
      height: number;
      bytes: number;
      most: number;
    }
  | { why: 'too-few'; images: number }
  | { why: 'crashed' } // the import worker itself
);

export class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(`${reason.why}: ${reason.file}`);
    this.name = 'Refusal';
  }
}

export function refuse(reason: Reason): never {
  throw new Refusal(reason);
}

/** Null for any other error. */
export function reasonOf(thrown: unknown): Reason | null {
  return thrown instanceof Refusal ? thrown.reason : null;
}
