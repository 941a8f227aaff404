// Sorts what a visitor chose: pictures, arrays and labels, out of archives too; and notes what
// cannot be used, and why.
import { assignRoles, type Roles } from './array-roles';
import type { Axes } from './array-shape';
import { classTable, isClassFile, LONGEST_CLASS, type ClassFile } from './class-files';
import { byName } from './classes';
import type { StoredArray } from './elements';
import { foreignZip } from './foreign';
import { readIdxHeader } from './idx';
import {
  HEAD,
  isForeign,
  isLitter,
  looksLike,
  roleOf,
  roleOfKind,
  type Kind,
  type Role,
} from './kinds';
import { readLabels, type LabelFile } from './labels';
import { LARGEST_MEMBER, LARGEST_TEXT, LARGEST_UNPACKED, MOST_FILES } from './limits';
import type { Member } from './member';
import { readNpyHeader } from './npy';
import type { PixelLayout } from './pixel-layout';
import { layoutOf, readPixelTable } from './pixel-table';
import { plainPath } from './paths';
import { attempt } from './pictures';
import { bytesOf } from './reading';
import { refuse, type Reason } from './reasons';
import { withoutStrays } from './strays';
import { readTar } from './tar';
import { isTarHeader } from './tar-header';
import { arraysOnce, picturesOnce, tablesOnce } from './twins';
import { gunzip, unpackOne } from './unpack';
import { readDirectory } from './zip';

/**
 * A file as it was chosen, with its place below the folder that was; null where the system did not
 * give it out.
 */
export interface Item {
  path: string;
  file: Blob | null;
}

export interface Sources {
  pictures: Member[];
  arrays: StoredArray[]; // of images
  axes: Axes[]; // what theirs may mean, the likeliest first
  labels: { file: string; labels: LabelFile }[];
  // that hold pixels, where nothing else does
  tables: { file: string; blob: Blob; layout: PixelLayout }[];
  classFiles: ClassFile[]; // of which one table of labels is made
  unused: Reason[];
}

/** Where a file was found: the archive that was chosen, and what is opened there besides. */
interface Place {
  from: string | null;
  opens: 'archives' | 'npz' | 'nothing';
}

const LOOSE: Place = { from: null, opens: 'archives' };

export async function sortOut(items: readonly Item[]): Promise<Sources> {
  const sources: Sources = {
    pictures: [],
    arrays: [],
    axes: [],
    labels: [],
    tables: [],
    classFiles: [],
    unused: [],
  };
  if (items.length > MOST_FILES)
    refuse({ file: items[0]!.path.split('/')[0]!, why: 'too-many-files', most: MOST_FILES });
  for (const { path, file } of items) {
    if (!isLitter(plainPath(path)))
      await collecting(sources, async () =>
        sort(sources, plainPath(path), file ?? refuse({ file: path, why: 'closed' })),
      );
  }
  const [pictures, arrays, tables] = [
    await picturesOnce(sources.pictures),
    await arraysOnce(sources.arrays),
    await tablesOnce(sources.tables),
  ];
  sources.pictures = pictures.kept.sort((a, b) => byName(a.path, b.path));
  sources.arrays = arrays.kept;
  sources.tables = tables.kept;
  sources.labels.push(...classTable(sources.classFiles));
  sources.unused.push(...pictures.twins, ...arrays.twins, ...tables.twins);
  await settleArrays(sources);
  const found = withoutStrays(sources);
  refuseNothing(found, items);
  return found;
}

/** What arrays are for; tables of numbers are arrays of pixels where there are no other images. */
async function settleArrays(sources: Sources): Promise<void> {
  const { pictures, tables } = sources;
  const assign = (): Promise<Roles> =>
    assignRoles(sources.arrays.sort((a, b) => byName(a.file, b.file)));
  let roles = await assign();
  const arePixels = pictures.length === 0 && roles.images.length === 0;
  for (const { file, blob, layout } of tables) {
    await collecting(sources, async () => {
      if (!arePixels) return sortLabels(sources, file, blob);
      const { array, labels } = await readPixelTable(file, blob, layout);
      sources.arrays.push(array);
      if (labels) sources.labels.push({ file, labels: { kind: 'listed', labels } });
    });
  }
  if (arePixels && tables.length > 0) roles = await assign();
  Object.assign(sources, {
    arrays: roles.images,
    axes: roles.axes,
    labels: [...sources.labels, ...roles.labels],
    unused: [...sources.unused, ...roles.unused],
  });
}

async function collecting(sources: Sources, work: () => Promise<void>): Promise<void> {
  const reason = await attempt(work);
  if (reason) sources.unused.push(reason);
}

async function sort(sources: Sources, path: string, file: Blob, place = LOOSE): Promise<void> {
  if (file.size === 0) refuse({ file: path, why: 'empty' });
  if (roleOf(path) === 'picture')
    // whether it is one shows when it is decoded
    return void sources.pictures.push({ path, from: place.from, file });
  return sortContent(sources, path, file, place);
}

async function sortZip(sources: Sources, zipName: string, zip: Blob, place: Place): Promise<void> {
  const isNpz = /\.npz$/i.test(zipName);
  if (place.opens === 'nothing' || (place.opens === 'npz' && !isNpz))
    refuse({ file: zipName, why: 'zip-in-zip' });
  const within: Place = { from: place.from ?? zipName, opens: isNpz ? 'nothing' : 'npz' };
  const entries = await readDirectory(zipName, zip);
  const foreign = foreignZip(entries.map(({ path }) => path));
  if (foreign) refuse({ file: zipName, why: 'unused', looks: foreign });
  // what is added later under a name takes the earlier one's place
  const last = new Map(entries.map((entry) => [entry.path, entry]));
  for (const entry of last.values()) {
    const path = isNpz ? `${zipName}/${entry.path}` : entry.path;
    if (isLitter(entry.path)) continue;
    if (entry.size === 0) sources.unused.push({ file: path, why: 'empty' });
    else if (roleOf(entry.path) === 'picture')
      sources.pictures.push({ path, from: within.from, zip, entry });
    else
      await collecting(sources, async () =>
        sortContent(sources, path, await unpackOne(zip, entry), within),
      );
  }
}

async function sortTar(sources: Sources, tarName: string, tar: Blob, place: Place): Promise<void> {
  if (place.opens !== 'archives') refuse({ file: tarName, why: 'zip-in-zip' });
  for (const { path, file } of await readTar(tarName, tar)) {
    if (!isLitter(path))
      await collecting(sources, () => sort(sources, path, file, { from: tarName, opens: 'npz' }));
  }
}

/** What a file is, by its content; by its name where the content tells nothing. */
async function sortContent(
  sources: Sources,
  path: string,
  packed: Blob,
  place: Place,
): Promise<void> {
  const head = await bytesOf(path, packed, 0, HEAD);
  if (isClassFile(path) && packed.size <= LONGEST_CLASS)
    return void sources.classFiles.push({ path, label: new TextDecoder().decode(head) });
  const isGzipped = looksLike(head) === 'gzip';
  const file = isGzipped
    ? await gunzip(path, packed, (first) =>
        isTarHeader(first.subarray(0, HEAD)) ? LARGEST_UNPACKED : LARGEST_MEMBER,
      )
    : packed;
  const looks = isGzipped ? looksLike(await bytesOf(path, file, 0, HEAD)) : looksLike(head);
  switch (roleBy(path, looks, isGzipped, head)) {
    case 'picture':
      return void sources.pictures.push({ path, from: place.from, file });
    case 'zip':
      return sortZip(sources, path, file, place);
    case 'tar':
      return sortTar(sources, path, file, place);
    case 'npy':
      return void sources.arrays.push({
        file: path,
        blob: file,
        header: await readNpyHeader(path, file),
      });
    case 'idx':
      return void sources.arrays.push({
        file: path,
        blob: file,
        header: await readIdxHeader(path, file),
      });
    case 'labels':
      return sortText(sources, path, file);
    case 'unknown':
      return refuse({ file: path, why: 'unused', looks });
  }
}

function roleBy(path: string, looks: Kind, isGzipped: boolean, head: Uint8Array): Role {
  const [named, shown] = [roleOf(path.replace(/\.gz$/i, '')), roleOfKind(looks)];
  if (named === 'labels') {
    const isOther =
      (['zip', 'tar', 'npy'] as Role[]).includes(shown) || (isForeign(looks) && head.includes(0));
    return isOther ? shown : named; // text may begin like anything
  }
  if (shown !== 'unknown' && shown !== 'labels') return shown;
  if (named === 'tar' && isForeign(looks)) return 'unknown'; // which has a better name for it
  return named === 'unknown' || (isGzipped && named !== 'idx') ? shown : named;
}

async function sortText(sources: Sources, file: string, blob: Blob): Promise<void> {
  const layout = await layoutOf(blob);
  if (layout) sources.tables.push({ file, blob, layout });
  else await sortLabels(sources, file, blob);
}

async function sortLabels(sources: Sources, file: string, blob: Blob): Promise<void> {
  if (blob.size > LARGEST_TEXT)
    refuse({ file, why: 'too-heavy', bytes: blob.size, most: LARGEST_TEXT });
  const labels = readLabels(file, await bytesOf(file, blob));
  sources.labels.push({
    file: unlike(
      file,
      sources.labels.map((one) => one.file),
    ),
    labels,
  });
}

/** Two archives may hold files of one name. */
function unlike(file: string, others: readonly string[]): string {
  const again = others.filter((other) => other === file || other.startsWith(`${file} (`)).length;
  return again === 0 ? file : `${file} (${again + 1})`;
}

/** Of several troubles the first is told; where there is none, what is missing. */
function refuseNothing(
  { pictures, arrays, labels, unused }: Sources,
  items: readonly Item[],
): void {
  const file = items[0]?.path ?? '';
  if (pictures.length > 0 || arrays.length > 0) return;
  const trouble = unused.find(({ why }) => why !== 'unused') ?? unused[0];
  if (labels.length > 0 && (!trouble || trouble.why === 'unused'))
    refuse({ file: labels[0]!.file, why: 'only-labels' });
  refuse(trouble ?? { file, why: 'no-images' });
}
