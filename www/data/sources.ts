// Sorts what a visitor chose: pictures, arrays and labels, out of archives too; and notes what cannot be used, and why.
import { isLabels } from './array-shape';
import { labelsOf, type StoredArray } from './arrays';
import { byName } from './classes';
import type { Member } from './encoded';
import { readIdxHeader } from './idx';
import { HEAD, isLitter, looksLike, roleOf, roleOfKind, type Role } from './kinds';
import { readLabels, type LabelFile } from './labels';
import { LARGEST_TEXT, MOST_IMAGES } from './limits';
import { readNpyHeader } from './npy';
import { attempt } from './pictures';
import { refuse, type Reason } from './reasons';
import { gunzip, unpackOne } from './unpack';
import { readDirectory } from './zip';

/** A file as it was chosen, with its place below the folder that was. */
export interface Item {
  path: string;
  file: Blob;
}

export interface Sources {
  pictures: Member[];
  arrays: StoredArray[];
  labels: { file: string; labels: LabelFile }[];
  unused: Reason[];
}

export async function sortOut(items: readonly Item[]): Promise<Sources> {
  const sources: Sources = { pictures: [], arrays: [], labels: [], unused: [] };
  for (const { path, file } of items.filter(({ path }) => !isLitter(path))) {
    await collecting(sources, () => sort(sources, path, file));
  }
  sources.pictures.sort((a, b) => byName(a.path, b.path));
  sources.arrays.sort((a, b) => byName(a.file, b.file));
  refuseNothing(sources, items);
  return sources;
}

async function collecting(sources: Sources, work: () => Promise<void>): Promise<void> {
  const reason = await attempt(work);
  if (reason) sources.unused.push(reason);
}

async function sort(sources: Sources, path: string, file: Blob): Promise<void> {
  if (file.size === 0) refuse({ file: path, why: 'empty' });
  const role = roleOf(path);
  if (role === 'picture') return void sources.pictures.push({ path, file }); // whether it is one shows when it is decoded
  if (role === 'zip') return sortZip(sources, path, file);
  return sortContent(sources, path, file, role);
}

async function sortZip(sources: Sources, zipName: string, zip: Blob): Promise<void> {
  const isNpz = /\.npz$/i.test(zipName);
  for (const entry of await readDirectory(zipName, zip)) {
    const path = isNpz ? `${zipName}/${entry.path}` : entry.path;
    if (isLitter(entry.path)) continue;
    const role = roleOf(entry.path);
    if (role === 'picture') sources.pictures.push({ path, zip, entry });
    else if (role === 'zip') sources.unused.push({ file: path, why: 'zip-in-zip' });
    else await collecting(sources, async () => sortContent(sources, path, await unpackOne(zip, entry), role));
  }
}

/** What is neither pictures nor an archive, by its content where the name tells nothing. */
async function sortContent(sources: Sources, path: string, packed: Blob, named: Role): Promise<void> {
  const headOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
  const zipped = looksLike(await headOf(packed)) === 'gzip';
  const file = zipped ? await gunzip(path, packed) : packed;
  const looks = looksLike(await headOf(file));
  const role = named === 'unknown' || zipped ? roleOfKind(looks) : named;
  if (role === 'npy') return sortArray(sources, { file: path, blob: file, header: await readNpyHeader(path, file) });
  if (role === 'idx' || named === 'idx') return sortArray(sources, { file: path, blob: file, header: await readIdxHeader(path, file) });
  if (role === 'picture' && !zipped) return void sources.pictures.push({ path, file });
  if (role === 'zip' && !zipped) return sortZip(sources, path, file);
  if (role !== 'labels') refuse({ file: path, why: 'unused', looks });
  if (file.size > LARGEST_TEXT) refuse({ file: path, why: 'too-heavy', bytes: file.size, most: LARGEST_TEXT });
  sources.labels.push({ file: path, labels: readLabels(path, await file.text()) });
}

async function sortArray(sources: Sources, array: StoredArray): Promise<void> {
  const { file, header } = array;
  if (!isLabels(header)) return void sources.arrays.push(array);
  if (header.shape[0]! > MOST_IMAGES) refuse({ file, why: 'too-many', images: header.shape[0]! });
  sources.labels.push({ file, labels: { kind: 'listed', labels: await labelsOf(array) } });
}

/** Of several troubles the first is told; where there is none, what is missing. */
function refuseNothing({ pictures, arrays, labels, unused }: Sources, items: readonly Item[]): void {
  const file = items[0]?.path ?? '';
  if (pictures.length > 0 && arrays.length > 0) refuse({ file: arrays[0]!.file, why: 'mixed' });
  if (pictures.length > 0 || arrays.length > 0) return;
  const trouble = unused.find(({ why }) => why !== 'unused') ?? unused[0];
  if (labels.length > 0 && (!trouble || trouble.why === 'unused')) refuse({ file: labels[0]!.file, why: 'only-labels' });
  refuse(trouble ?? { file, why: 'no-images' });
}
