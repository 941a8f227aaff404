// From packed bytes to plain ones, never to more of them than was said or is allowed, and never to
// other ones.
import { inflateSync } from 'fflate';
import { crc32 } from './crc32';
import { LARGEST_MEMBER, LARGEST_UNPACKED, MOST_DEFLATED } from './limits';
import { bytesOf } from './reading';
import { Refusal, refuse, type Reason } from './reasons';
import { DEFLATED, LOCAL_HEADER, STORED, type Entry } from './zip';

/** Zip files are read in pieces of about this size: one reading for many small files. */
const PIECE = 4 * 2 ** 20;
/**
 * The local header may carry other extra fields than the directory tells of; where there are more,
 * it is read again.
 */
const LIKELY_EXTRA = 1024;
const LOCAL = 0x04034b50;

export interface Unpacked {
  entry: Entry;
  bytes(): Promise<Uint8Array>; // refuses what is broken
}

/**
 * The entries, which have to be in the order in which they lie in the zip, a piece of it in memory
 * at a time.
 */
export async function* unpackAll(zip: Blob, entries: readonly Entry[]): AsyncGenerator<Unpacked> {
  const endOf = ({ offset, nameLength, packed }: Entry): number =>
    offset + LOCAL_HEADER + nameLength + LIKELY_EXTRA + packed;
  for (let first = 0; first < entries.length;) {
    const start = entries[first]!.offset;
    let last = first;
    while (last + 1 < entries.length && endOf(entries[last + 1]!) - start <= PIECE) last++;
    const piece = await bytesOf(entries[first]!.path, zip, start, endOf(entries[last]!));
    for (; first <= last; first++) {
      const entry = entries[first]!;
      yield {
        entry,
        bytes: async () =>
          unpack(entry, await packedBytes(zip, entry, piece.subarray(entry.offset - start))),
      };
    }
  }
}

/** `at` begins with the entry's local header, and most likely goes beyond its last byte. */
async function packedBytes(zip: Blob, entry: Entry, at: Uint8Array): Promise<Uint8Array> {
  const start = dataStart(entry, at);
  if (start + entry.packed <= at.length) return at.subarray(start, start + entry.packed);
  const bytes = await bytesOf(
    entry.path,
    zip,
    entry.offset + start,
    entry.offset + start + entry.packed,
  );
  if (bytes.length < entry.packed) refuse({ file: entry.path, why: 'broken' });
  return bytes;
}

/** Where the packed bytes begin, from the start of the local header. */
function dataStart({ path: file, method, locked }: Entry, header: Uint8Array): number {
  if (locked) refuse({ file, why: 'encrypted' });
  if (method !== STORED && method !== DEFLATED) refuse({ file, why: 'packing', method });
  if (header.length < LOCAL_HEADER) refuse({ file, why: 'broken' });
  const view = new DataView(header.buffer, header.byteOffset);
  if (view.getUint32(0, true) !== LOCAL) refuse({ file, why: 'broken' });
  return LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true);
}

function unpack(entry: Entry, packed: Uint8Array): Uint8Array {
  const { path: file, method, size, crc } = entry;
  if (size > LARGEST_MEMBER) refuse({ file, why: 'too-heavy', bytes: size, most: LARGEST_MEMBER });
  const bytes = method === STORED ? packed : inflated(entry, packed);
  if (bytes.length !== size || crc32(bytes) !== crc) refuse({ file, why: 'broken' });
  return bytes;
}

/** What says that it needs more room than its bytes can fill is not given it. */
function inflated({ path: file, size }: Entry, packed: Uint8Array): Uint8Array {
  if (size > MOST_DEFLATED * packed.length) refuse({ file, why: 'broken' });
  try {
    // fills the room it gets, and no more
    return inflateSync(packed, { out: new Uint8Array(size + 1) });
  } catch {
    return refuse({ file, why: 'broken' });
  }
}

/** One entry as a blob, which the browser may keep on disk. */
export async function unpackOne(zip: Blob, entry: Entry): Promise<Blob> {
  const { path: file, method, packed, size, crc } = entry;
  if (size > LARGEST_MEMBER) refuse({ file, why: 'too-heavy', bytes: size, most: LARGEST_MEMBER });
  const start =
    entry.offset +
    dataStart(entry, await bytesOf(file, zip, entry.offset, entry.offset + LOCAL_HEADER));
  const bytes = zip.slice(start, start + packed);
  const found = { size: 0, crc: 0 };
  const broken: Reason = { file, why: 'broken' };
  const look = (chunk: Uint8Array): void => {
    found.size += chunk.length;
    if (found.size > size) refuse(broken);
    found.crc = crc32(chunk, found.crc);
  };
  let unpacked = bytes; // a part of the archive, where it is stored
  if (method === DEFLATED) unpacked = await streamed(inflating(bytes, 'deflate-raw'), broken, look);
  else
    for (let at = 0; at < bytes.size; at += PIECE) look(await bytesOf(file, bytes, at, at + PIECE));
  if (found.size !== size || found.crc !== crc) refuse(broken);
  return unpacked;
}

/**
 * How far gzip unpacks is not known before. One file may become as large as any other may be; a
 * tar, as large as any archive.
 */
export function gunzip(
  file: string,
  packed: Blob,
  most: (head: Uint8Array) => number = () => LARGEST_MEMBER,
): Promise<Blob> {
  let size = 0;
  let allowed = 0;
  return streamed(inflating(packed, 'gzip'), { file, why: 'broken' }, (chunk) => {
    if (size === 0) allowed = Math.min(most(chunk), LARGEST_UNPACKED);
    size += chunk.length;
    if (size > allowed) refuse({ file, why: 'too-heavy', bytes: size, most: allowed });
  });
}

function inflating(
  packed: Blob,
  format: CompressionFormat,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return packed.stream().pipeThrough(new DecompressionStream(format));
}

/**
 * All of a stream, each of its chunks looked at on the way; `broken` is why there is none where the
 * stream fails by itself.
 */
async function streamed(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  broken: Reason,
  look: (chunk: Uint8Array) => void,
): Promise<Blob> {
  let refusal: Refusal | null = null;
  const guard = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      try {
        look(chunk);
        controller.enqueue(chunk);
      } catch (error) {
        controller.error((refusal = error as Refusal));
      }
    },
  });
  try {
    return await new Response(stream.pipeThrough(guard)).blob();
  } catch {
    throw refusal ?? new Refusal(broken);
  }
}
