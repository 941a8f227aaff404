// From packed bytes to plain ones, never to more of them than was said or is allowed.
import { inflateSync } from 'fflate';
import { LARGEST_UNPACKED, TIGHT_FROM, TIGHTEST } from './limits';
import { Refusal, refuse } from './reasons';
import { DEFLATED, STORED, type Entry } from './zip';

const LOCAL_HEADER = 30;
/** Zip files are read in pieces of about this size: one reading for many small files. */
const PIECE = 4 * 2 ** 20;
/** The local header may carry other extra fields than the directory tells of. */
const MOST_EXTRA = 4096;

export interface Unpacked {
  entry: Entry;
  bytes(): Uint8Array; // refuses what is broken
}

/** The entries, which have to be in the order in which they lie in the zip, a piece of it in memory at a time. */
export async function* unpackAll(zip: Blob, entries: readonly Entry[]): AsyncGenerator<Unpacked> {
  const endOf = (entry: Entry): number => entry.offset + LOCAL_HEADER + entry.path.length * 3 + MOST_EXTRA + entry.packed;
  for (let first = 0; first < entries.length; ) {
    const start = entries[first]!.offset;
    let last = first;
    while (last + 1 < entries.length && endOf(entries[last + 1]!) - start <= PIECE) last++;
    const piece = new Uint8Array(await zip.slice(start, endOf(entries[last]!)).arrayBuffer());
    for (; first <= last; first++) {
      const entry = entries[first]!;
      yield { entry, bytes: () => unpack(entry, packedBytes(entry, piece.subarray(entry.offset - start))) };
    }
  }
}

function packedBytes(entry: Entry, at: Uint8Array): Uint8Array {
  const { path: file, packed } = entry;
  if (at.length < LOCAL_HEADER) refuse({ file, why: 'broken' });
  const view = new DataView(at.buffer, at.byteOffset);
  const start = LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true);
  if (view.getUint32(0, true) !== 0x04034b50 || start + packed > at.length) refuse({ file, why: 'broken' });
  return at.subarray(start, start + packed);
}

function unpack({ path: file, method, size }: Entry, packed: Uint8Array): Uint8Array {
  if (method === STORED) return packed;
  if (method !== DEFLATED) refuse({ file, why: 'packing', method });
  let out: Uint8Array;
  try {
    out = inflateSync(packed, { out: new Uint8Array(size + 1) }); // fills the room it gets, and no more
  } catch {
    return refuse({ file, why: 'broken' });
  }
  if (out.length !== size) refuse({ file, why: out.length > size ? 'bomb' : 'broken' });
  return out;
}

/** One entry as a blob, which the browser may keep on disk. */
export async function unpackOne(zip: Blob, entry: Entry): Promise<Blob> {
  const { path: file, method, packed, size } = entry;
  if (size > LARGEST_UNPACKED) refuse({ file, why: 'too-heavy', bytes: size, most: LARGEST_UNPACKED });
  const local = new DataView(await zip.slice(entry.offset, entry.offset + LOCAL_HEADER).arrayBuffer());
  if (local.byteLength < LOCAL_HEADER || local.getUint32(0, true) !== 0x04034b50) refuse({ file, why: 'broken' });
  const start = entry.offset + LOCAL_HEADER + local.getUint16(26, true) + local.getUint16(28, true);
  const bytes = zip.slice(start, start + packed);
  if (method === STORED) return bytes;
  if (method !== DEFLATED) refuse({ file, why: 'packing', method });
  return decompress(file, bytes, 'deflate-raw', size);
}

/** How far gzip unpacks is not known before; the ratio is watched on the way. */
export function gunzip(file: string, packed: Blob): Promise<Blob> {
  return decompress(file, packed, 'gzip', Math.min(LARGEST_UNPACKED, Math.max(TIGHT_FROM, TIGHTEST * packed.size)));
}

async function decompress(file: string, packed: Blob, format: CompressionFormat, most: number): Promise<Blob> {
  let unpacked = 0;
  const guard = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      unpacked += chunk.length;
      if (unpacked > most) controller.error(new Refusal({ file, why: 'bomb' }));
      else controller.enqueue(chunk);
    },
  });
  try {
    return await new Response(packed.stream().pipeThrough(new DecompressionStream(format)).pipeThrough(guard)).blob();
  } catch (error) {
    if (error instanceof Refusal || unpacked > most) refuse({ file, why: 'bomb' });
    return refuse({ file, why: 'broken' });
  }
}
