// What was chosen twice: an IDX file plain and gzipped, an archive beside its unpacked folder, a
// copy beside its original. Each is taken once, and the other is named. Files that merely look
// alike are left: what counts is name and content together.
import { crc32 } from './crc32';
import type { StoredArray } from './elements';
import { sizeOf, type Member } from './member';
import { elementSize, lengthOf } from './npy';
import { bytesOf } from './reading';
import type { Reason } from './reasons';

const PIECE = 4 * 2 ** 20;

/** Without twins, of which each is named with the file that is taken. */
export interface Once<T> {
  kept: T[];
  twins: Reason[];
}

export function arraysOnce(arrays: readonly StoredArray[]): Promise<Once<StoredArray>> {
  const bytes = ({ blob, header: { start, shape, type } }: StoredArray): Blob =>
    blob.slice(start, start + lengthOf(shape) * elementSize(type));
  return once(
    arrays,
    ({ header: { type, littleEndian, fortran, shape } }) =>
      JSON.stringify([type, littleEndian, fortran, shape]),
    bytes,
  );
}

export function tablesOnce<T extends { file: string; blob: Blob }>(
  tables: readonly T[],
): Promise<Once<T>> {
  return once(
    tables,
    ({ blob }) => String(blob.size),
    ({ blob }) => blob,
  );
}

/**
 * Of files of one form, those that are named alike and hold the same: parts of one set may hold the
 * same by chance, labels above all.
 */
async function once<T extends { file: string }>(
  files: readonly T[],
  formOf: (file: T) => string,
  bytesIn: (file: T) => Blob,
): Promise<Once<T>> {
  const twinOf = new Map<T, T>();
  for (const alike of groupedBy(files, (one) => `${stems(one.file).at(-1)} ${formOf(one)}`)) {
    const plainFirst = alike.sort((a, b) => a.file.length - b.file.length);
    for (const [index, one] of plainFirst.entries()) {
      const others = plainFirst
        .slice(0, index)
        .filter((other) => !twinOf.has(other) && areNamedAlike(one.file, other.file));
      const same = await findFirst(others, (other) =>
        holdSame(one.file, bytesIn(one), bytesIn(other)),
      );
      if (same) twinOf.set(one, same);
    }
  }
  return {
    kept: files.filter((one) => !twinOf.has(one)),
    twins: [...twinOf].map(([{ file }, same]) => ({ file, why: 'twice', same: same.file })),
  };
}

/** Where one lies deeper than the other, as far as both go. */
function areNamedAlike(a: string, b: string): boolean {
  const [one, other] = [a, b].map((file) => `/${stems(file).join('/')}`) as [string, string];
  return one.endsWith(other) || other.endsWith(one);
}

async function holdSame(file: string, a: Blob, b: Blob): Promise<boolean> {
  for (let at = 0; at < a.size; at += PIECE) {
    const [one, other] = await Promise.all(
      [a, b].map((blob) => bytesOf(file, blob, at, at + PIECE)),
    );
    if (!isSame(one!, other!)) return false;
  }
  return a.size === b.size;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/**
 * Its place without endings, signs and marks of copies: x.npy, x.npy.gz, x.npz/arr_0.npy and
 * x/x.npy are the same.
 */
function stems(file: string): string[] {
  const names = file.split('/').map((name) =>
    withoutMark(name.replace(/\.(gz|npy|npz|idx)\b/gi, ''))
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  return names.filter(
    (name, i) => !(i === names.length - 1 && i > 0 && (name === names[i - 1] || name === 'arr0')),
  );
}

/** "cat (1)", "cat copy 2", "cat - Copy" are copies of "cat", as browsers and systems call them. */
function withoutMark(name: string): string {
  return name.replace(
    /( ?\(\d+\)| copy( \d+)?| - (copy|kopie|copie|copia)( \(\d+\))?|副本)(?=\.\w+$|$)/i,
    '',
  );
}

export async function picturesOnce(members: readonly Member[]): Promise<Once<Member>> {
  const sums = new Map<Member, Promise<number>>();
  const sumOf = (member: Member): Promise<number> => {
    const known =
      sums.get(member) ??
      ('entry' in member
        ? Promise.resolve(member.entry.crc)
        : bytesOf(member.path, member.file).then((bytes) => crc32(bytes)));
    sums.set(member, known);
    return known;
  };
  const twinOf = new Map<Member, Member>();
  for (const alike of grouped(members)) {
    for (const [index, member] of alike.entries()) {
      const same = await findFirst(
        alike.slice(0, index).filter((other) => !twinOf.has(other) && mayBeTwins(other, member)),
        async (other) => (await sumOf(other)) === (await sumOf(member)),
      );
      if (same) twinOf.set(member, same);
    }
  }
  return { kept: members.filter((member) => !twinOf.has(member)), twins: named(members, twinOf) };
}

/**
 * Those of one name, size and folder's name, loose files before what lies in archives, and
 * originals before copies.
 */
function grouped(members: readonly Member[]): Member[][] {
  const isFlat = members.some(({ path }) => folderOf(path) === ''); // an archive of the files alone, perhaps
  const isArchived = ({ from }: Member): number => Number(from !== null);
  return groupedBy(
    members,
    (member) =>
      `${sizeOf(member)} ${isFlat ? '' : folderOf(member.path).split('/').at(-1)}/${withoutMark(baseOf(member.path))}`,
  )
    .filter(haveDoubts)
    .map((group) =>
      group.sort((a, b) => isArchived(a) - isArchived(b) || a.path.length - b.path.length),
    );
}

/** Files of one name in the folders of one archive are no twins. */
function haveDoubts(group: readonly Member[]): boolean {
  return group.some(
    ({ from, path }) => from !== group[0]!.from || baseOf(path) !== withoutMark(baseOf(path)),
  );
}

/**
 * In one folder, one is called a copy of the other; else they lie in folders of one name, but in
 * different archives.
 */
function mayBeTwins(a: Member, b: Member): boolean {
  const [one, other] = [folderOf(a.path), folderOf(b.path)];
  if (a.from === b.from) return one === other;
  return one === '' || other === '' || one.split('/').at(-1) === other.split('/').at(-1);
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** An archive of which nothing is left is named once, as a whole. */
function named(members: readonly Member[], twinOf: ReadonlyMap<Member, Member>): Reason[] {
  const left = new Set(members.filter((member) => !twinOf.has(member)).map(({ from }) => from));
  const twins = new Map<string, Reason>();
  for (const [{ path, from }, same] of twinOf) {
    const isWhole = from !== null && !left.has(from);
    const file = isWhole ? from : path;
    if (!twins.has(file))
      twins.set(file, {
        file,
        why: 'twice',
        same: isWhole ? (same.from ?? (folderOf(same.path) || same.path)) : same.path,
      });
  }
  return [...twins.values()];
}

/** Groups of more than one. */
function groupedBy<T>(list: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

async function findFirst<T>(
  list: readonly T[],
  test: (one: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const one of list) if (await test(one)) return one;
  return undefined;
}
