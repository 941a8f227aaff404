// The fuzz driver of all readers of files: damages a corpus for some seconds, and watches what a
// reader makes of it. It may refuse, with a reason; it may not crash, hang, or take more memory
// than it is allowed.
//   FUZZ_SECONDS  of processor time for each reader: 1 by itself, 10 in pkg-scripts/test, 600 for a hunt
//   FUZZ_SEED     another run of inputs (1)
//   FUZZ_INPUT    one input of them alone, by the number that a failure told
//   FUZZ_KEEP     small inputs that showed something new go into corpus/, which each run begins with
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../www/data/reasons';
import { mutated, seeded } from './mutate';
import { secondsSpent, watchdog } from './watchdog';

export interface Reader {
  name: string;
  /** Valid inputs, small, by what is special in each: all of them have to be read. */
  corpus: Record<string, Uint8Array>;
  /**
   * Reads as the product does, to the last pixel or label; throws what it throws. A text says in
   * which of its ways it was read.
   */
  read(bytes: Uint8Array): unknown;
  /** A reader for which no bytes are wrong refuses nothing. */
  refuses?: false;
}

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 1);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const ONLY = process.env['FUZZ_INPUT'];
const KEEPS = process.env['FUZZ_KEEP'] !== undefined;

/** Of processor time for one input, whose like is read in well under a millisecond. */
const MOST_SECONDS = 5;
/** How much longer than its processor time a test may take: the machine may be busy with others. */
const CROWDED = 60;
/**
 * Inputs are some kilobytes: a reader that needs so much for one believes a length that it should
 * have checked.
 */
const MOST_BYTES = 64 * 2 ** 20;
/** Inputs that failed once or showed something new, a folder for each reader: bytes as they are. */
const CORPUS = path.join(import.meta.dirname, 'corpus');
/** Larger ones are not kept. */
const MOST_KEPT = 2048;

export function fuzz(reader: Reader): void {
  const { name, corpus } = reader;
  const kept = keptFor(name);
  const pool = [...Object.values(corpus), ...kept.values()];
  describe(`the reader of ${name}`, () => {
    const seen = new Set<string>();

    it('reads its corpus', async () => {
      for (const [what, bytes] of Object.entries(corpus)) {
        const read = await Promise.resolve(reader.read(bytes)).catch((error: unknown) =>
          expect.fail(`${what}: ${String(error)}`),
        );
        expect(read, what).toBeDefined();
        seen.add(wayOf(read));
      }
    });

    it(
      `refuses with a reason, or reads, what is damaged, in time and memory (FUZZ_SEED=${SEED}, ${SECONDS} s)`,
      async () => {
        const dog = watchdog(name, MOST_SECONDS);
        const began = secondsSpent();
        let refused = 0;
        let count = 0;
        let fresh = 0;
        try {
          for (const [file, bytes] of kept)
            seen.add((await one(reader, bytes, file, dog.watch)).way);
          for (let n = Number(ONLY ?? 0); secondsSpent() - began < SECONDS; n++) {
            // From a pool that stays: a number names the same input when it is asked for alone.
            const bytes = mutated(pool, seeded(SEED * 0x9e3779b1 + n));
            const outcome = await one(
              reader,
              bytes,
              `FUZZ_SEED=${SEED} FUZZ_INPUT=${n}`,
              dog.watch,
            );
            refused += Number(outcome.refused);
            count++;
            if (ONLY !== undefined) return;
            if (bytes.length > MOST_KEPT || seen.has(outcome.way)) continue;
            seen.add(outcome.way);
            fresh++;
            if (KEEPS) keep(name, bytes);
          }
        } finally {
          dog.dismiss();
        }
        const spent = (secondsSpent() - began).toFixed(1);
        console.log(
          `${name}: ${count} inputs in ${spent} s of processor time from a corpus of ${pool.length}; ${refused} of them refused, ${fresh} showed something new`,
        );
        expect(count).toBeGreaterThan(0);
        // else the damage does no harm, or nobody looks
        if (reader.refuses !== false) expect(refused).toBeGreaterThan(0);
      },
      (SECONDS * CROWDED + 60) * 1000,
    );
  });
}

interface Outcome {
  refused: boolean;
  way: string;
}

async function one(
  reader: Reader,
  bytes: Uint8Array,
  which: string,
  watch: (which: string, bytes: Uint8Array) => void,
): Promise<Outcome> {
  const told = `${reader.name}, ${which}, ${bytes.length} bytes: ${Buffer.from(bytes.subarray(0, 3000)).toString('base64')}`;
  const before = process.memoryUsage().arrayBuffers;
  watch(which, bytes);
  let outcome: Outcome;
  try {
    outcome = { refused: false, way: wayOf(await reader.read(bytes)) };
  } catch (error) {
    if (!(error instanceof Refusal) || reader.refuses === false)
      throw new Error(`not a reason, but a failure: ${told}`, { cause: error });
    outcome = {
      refused: true,
      way: `${error.reason.why} ${'looks' in error.reason ? error.reason.looks : ''}`,
    };
  }
  const taken = process.memoryUsage().arrayBuffers - before;
  if (taken > MOST_BYTES) throw new Error(`${(taken / 2 ** 20).toFixed()} MB for ${told}`);
  return outcome;
}

const wayOf = (read: unknown): string => (typeof read === 'string' ? `read: ${read}` : 'read');

const folderOf = (name: string): string =>
  path.join(CORPUS, name.replaceAll(/[^A-Za-z0-9]+/g, '-'));

function keptFor(name: string): Map<string, Uint8Array> {
  const folder = folderOf(name);
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return new Map(
    files.map((file) => [file, new Uint8Array(fs.readFileSync(path.join(folder, file)))]),
  );
}

function keep(name: string, bytes: Uint8Array): void {
  fs.mkdirSync(folderOf(name), { recursive: true });
  fs.writeFileSync(
    path.join(folderOf(name), createHash('sha256').update(bytes).digest('hex').slice(0, 16)),
    bytes,
  );
}
