// The table of contents of a zip archive, read from its end, and checked for what would not fit into memory (APPNOTE 6.3.10).
import { LARGEST_DIRECTORY, TIGHT_FROM, TIGHTEST } from './limits';
import { looksLike } from './kinds';
import { refuse } from './reasons';

export interface Entry {
  path: string;
  method: number; // 0 stored, 8 deflated
  packed: number; // bytes
  size: number; // bytes unpacked, as it says
  offset: number; // of its local header
}

export const STORED = 0;
export const DEFLATED = 8;

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LONGEST_END = 22 + 0xffff; // with its comment
const FULL = 0xffffffff; // the number stands in the Zip64 field

interface Directory {
  entries: number;
  size: number;
  offset: number;
}

/** The files in it, in the order in which they lie there. */
export async function readDirectory(file: string, zip: Blob): Promise<Entry[]> {
  const { size, offset, entries } = await findDirectory(file, zip);
  if (size > LARGEST_DIRECTORY) refuse({ file, why: 'too-heavy', bytes: size, most: LARGEST_DIRECTORY });
  if (offset + size > zip.size) refuse({ file, why: 'truncated', expected: offset + size, actual: zip.size });
  const found = parseDirectory(file, new Uint8Array(await zip.slice(offset, offset + size).arrayBuffer()));
  if (found.length < entries % 0x10000) refuse({ file, why: 'broken' });
  const files = found.filter(({ path }) => !path.endsWith('/')).sort((a, b) => a.offset - b.offset);
  refuseBombs(file, files, zip.size);
  return files;
}

async function findDirectory(file: string, zip: Blob): Promise<Directory> {
  const start = Math.max(0, zip.size - LONGEST_END);
  const view = new DataView(await zip.slice(start).arrayBuffer());
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const directory = { entries: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true) };
    const locator = at - 20;
    if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) return directory;
    return findDirectory64(file, zip, big(view, locator + 8));
  }
  const head = looksLike(new Uint8Array(await zip.slice(0, 512).arrayBuffer()));
  // A zip ends with its table of contents: where that is missing, so is the end.
  return refuse(head === 'zip' ? { file, why: 'broken' } : { file, why: 'not-what-it-says', wanted: 'zip', looks: head });
}

async function findDirectory64(file: string, zip: Blob, at: number): Promise<Directory> {
  const view = new DataView(await zip.slice(at, at + 56).arrayBuffer());
  if (view.byteLength < 56 || view.getUint32(0, true) !== END_64) refuse({ file, why: 'broken' });
  return { entries: big(view, 32), size: big(view, 40), offset: big(view, 48) };
}

export function parseDirectory(file: string, bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  try {
    for (let at = 0; at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL; ) {
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
      const flags = view.getUint16(at + 8, true);
      const name = bytes.subarray(at + 46, at + 46 + nameLength);
      const entry: Entry = {
        path: new TextDecoder(flags & 0x800 ? 'utf-8' : 'windows-1252').decode(name), // without that flag any code page may be meant
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true),
      };
      readExtra64(entry, view, at + 46 + nameLength, extraLength);
      if (flags & 1) refuse({ file, why: 'encrypted' });
      entries.push(entry);
      at += 46 + nameLength + extraLength + commentLength;
    }
  } catch (error) {
    if (error instanceof RangeError) refuse({ file, why: 'broken' });
    throw error;
  }
  return entries;
}

/** Numbers that 32 bits don't hold follow in a field of their own, each only if it is needed. */
function readExtra64(entry: Entry, view: DataView, start: number, length: number): void {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    for (const name of ['size', 'packed', 'offset'] as const) {
      if (entry[name] !== FULL) continue;
      entry[name] = big(view, field);
      field += 8;
    }
    return;
  }
}

/** Files that unpack to far more than they are, or that share their packed bytes. */
function refuseBombs(file: string, entries: readonly Entry[], size: number): void {
  const total = (name: 'packed' | 'size'): number => entries.reduce((sum, entry) => sum + entry[name], 0);
  const tight = entries.some(({ packed, size }) => size > TIGHT_FROM && size > TIGHTEST * packed);
  const crowded = total('size') > TIGHT_FROM && total('size') > TIGHTEST * total('packed');
  if (tight || crowded || total('packed') > size) refuse({ file, why: 'bomb' });
}

/** Exact up to 2^53, and larger files than that there are not. */
function big(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}
