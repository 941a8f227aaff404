// The table of contents of a zip archive, as zip.js finds it: with bytes before it or after it, as
// Zip64, with names in UTF-8 or in the code page of DOS; and what must not be unpacked. The data
// are unpacked by unpack.ts, many files with one reading.
import {
  ERR_BAD_FORMAT,
  ERR_CENTRAL_DIRECTORY_NOT_FOUND,
  ERR_EOCDR_NOT_FOUND,
  ERR_SPLIT_ZIP_FILE,
  ZipReader,
  type Entry as Listed,
} from '@zip.js/zip.js/lib/zip-core-reader.js';
import { HEAD, looksLike } from './kinds';
import { LARGEST_DIRECTORY, LARGEST_UNPACKED, MOST_FILES } from './limits';
import { plainPath } from './paths';
import { bytesOf } from './reading';
import { refuse, Refusal } from './reasons';

export interface Entry {
  path: string;
  method: number; // 0 stored, 8 deflated
  packed: number; // bytes
  size: number; // bytes unpacked, as it says
  crc: number; // of the unpacked bytes
  offset: number; // of its local header
  nameLength: number; // there, in bytes
  locked: boolean; // by a password
}

export const STORED = 0;
export const DEFLATED = 8;
export const LOCAL_HEADER = 30;

/** The files in it, in the order in which they lie there. */
export async function readDirectory(file: string, zip: Blob): Promise<Entry[]> {
  const files: Entry[] = [];
  try {
    // Nothing is taken for an attack that unzip reads too; for what is one, see below.
    const reader = new ZipReader(guarded(file, zip), {
      strictness: 'tolerant',
      useWebWorkers: false,
    });
    for await (const listed of reader.getEntriesGenerator()) {
      if (!listed.directory) files.push(entryOf(listed));
      if (files.length > MOST_FILES) refuse({ file, why: 'too-many-files', most: MOST_FILES });
    }
  } catch (error) {
    await refuseUnlisted(file, zip, error);
  }
  files.sort((a, b) => a.offset - b.offset);
  if (files.length > 0 && files.every(({ locked }) => locked)) refuse({ file, why: 'encrypted' });
  refuseBombs(file, files);
  return files;
}

function entryOf(listed: Listed): Entry {
  return {
    path: plainPath(listed.filename),
    method: listed.compressionMethod,
    packed: listed.compressedSize,
    size: listed.uncompressedSize,
    crc: listed.signature ?? 0,
    offset: listed.offset,
    nameLength: listed.rawFilename.length,
    locked: listed.encrypted,
  };
}

/**
 * What zip.js reads from. It takes the table of contents whole, however long the archive says that
 * it is.
 */
function guarded(file: string, zip: Blob): ConstructorParameters<typeof ZipReader>[0] {
  return {
    size: zip.size,
    init: async () => {},
    readUint8Array: (offset: number, length: number) => {
      if (length > LARGEST_DIRECTORY)
        refuse({ file, why: 'too-heavy', bytes: length, most: LARGEST_DIRECTORY });
      return bytesOf(file, zip, offset, offset + length);
    },
  } as unknown as ConstructorParameters<typeof ZipReader>[0];
}

async function refuseUnlisted(file: string, zip: Blob, error: unknown): Promise<never> {
  if (error instanceof Refusal) throw error;
  const message = (error as Error).message;
  if (message === ERR_SPLIT_ZIP_FILE) refuse({ file, why: 'split' });
  const looks = looksLike(await bytesOf(file, zip, 0, HEAD));
  // A zip ends with its table of contents: where that is missing, so is the end.
  const isNone =
    looks !== 'zip' &&
    [ERR_BAD_FORMAT, ERR_EOCDR_NOT_FOUND, ERR_CENTRAL_DIRECTORY_NOT_FOUND].includes(message);
  return refuse(
    isNone ? { file, why: 'not-what-it-says', wanted: 'zip', looks } : { file, why: 'broken' },
  );
}

/**
 * Honest archives may be packed ever so tightly; they don't unpack the same bytes twice, nor to
 * more than there is room for.
 */
function refuseBombs(file: string, files: readonly Entry[]): void {
  const isOverlapping = files.some(
    ({ offset, nameLength, packed }, i) =>
      offset + LOCAL_HEADER + nameLength + packed > (files[i + 1]?.offset ?? Infinity),
  );
  if (isOverlapping) refuse({ file, why: 'bomb' });
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > LARGEST_UNPACKED) refuse({ file, why: 'too-heavy', bytes, most: LARGEST_UNPACKED });
}
