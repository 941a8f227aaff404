// What the widget's `data` attribute stands for: the built-in digits, or files at one or several addresses.
import { msg, str } from '@lit/localize';
import { createImporter } from '../data/client';
import { reasonOf } from '../data/reasons';
import { namedError } from '../engine/errors';
import { needsNothing } from '../lab/files';
import { leftOutSentence, sentence } from '../lab/import/sentences';
import type { Source } from '../lab/source';
import { bytesFrom, fileName } from './fetched';

export const DIGITS = 'digits';
const MOST_ADDRESSES = 16;
/** Of all files together: MNIST is 11 MB, 70,000 images of 28 by 28 as floats are 220 MB. */
const MOST_BYTES = 256 * 2 ** 20;

export interface DataOptions {
  base?: string; // what relative addresses are relative to: the page
  onProgress?(received: number): void; // bytes, of all files
  signal?: AbortSignal;
}

/** Images, and in sentences what of the files is not used. */
export interface FoundImages {
  source: Source;
  complaints: string[];
}

/** What the attribute means; the built-in digits, as null, also where that cannot be had. Rejects only where the signal says so. */
export async function findData(text: string | null, options: DataOptions = {}): Promise<{ source: Source | null; complaints: string[] }> {
  try {
    const addresses = readAddresses(text, options.base ?? document.baseURI);
    return addresses ? await imagesAt(addresses, options) : { source: null, complaints: [] };
  } catch (thrown) {
    options.signal?.throwIfAborted();
    return { source: null, complaints: [msg(str`${(thrown as Error).message} The built-in digits are used instead.`)] };
  }
}

/** The addresses that the attribute names, or null for the built-in digits. Throws a sentence. */
export function readAddresses(text: string | null, base: string): URL[] | null {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || (words.length === 1 && words[0] === DIGITS)) return null;
  if (words.length > MOST_ADDRESSES) throw dataError(msg(str`The attribute data names ${words.length} addresses; at most ${MOST_ADDRESSES} are allowed.`));
  return words.map((word) => {
    if (!URL.canParse(word, base)) throw dataError(msg(str`The attribute data names “${word}”, which is no address; allowed are “${DIGITS}” and addresses of files, with spaces between them.`));
    return new URL(word, base);
  });
}

/** Rejects with a sentence. */
export async function imagesAt(addresses: readonly URL[], options: DataOptions = {}): Promise<FoundImages> {
  return imagesIn(await fetchAll(addresses, options), options.signal);
}

/** Files as the lab takes them: IDX goes to the engine as it is, everything else is made into images first. Rejects with a sentence. */
export async function imagesIn(files: readonly File[], signal?: AbortSignal): Promise<FoundImages> {
  if (files.length > 0 && files.every(needsNothing)) return { source: { kind: 'files', files, classNames: null }, complaints: [] };
  signal?.throwIfAborted();
  const { importer, terminate } = createImporter();
  signal?.addEventListener('abort', terminate);
  try {
    const { options, unused } = await importer.open(files.map((file) => ({ path: file.name, file })));
    const { set, classNames, leftOut } = await importer.load(options, () => {});
    // What lies in an archive besides the images is its own affair; a file that was named was meant to serve.
    const useless = unused.filter(({ file }) => files.some(({ name }) => name === file)).map(sentence);
    return { source: { kind: 'set', set, classNames }, complaints: leftOut.count > 0 ? [...useless, leftOutSentence(leftOut.count, leftOut.first)] : useless };
  } catch (thrown) {
    const reason = reasonOf(thrown);
    throw reason ? dataError(sentence(reason)) : thrown;
  } finally {
    signal?.removeEventListener('abort', terminate);
    terminate();
  }
}

/** One after another: the first that fails saves the others' traffic. */
async function fetchAll(addresses: readonly URL[], { signal, onProgress }: DataOptions): Promise<File[]> {
  const files: File[] = [];
  let before = 0;
  for (const url of addresses) {
    const bytes = await bytesFrom(url, { most: MOST_BYTES - before, onProgress: (received) => onProgress?.(before + received), ...(signal && { signal }) });
    before += bytes.length;
    files.push(new File([bytes], fileName(url)));
  }
  return files;
}

function dataError(message: string): Error {
  return namedError('DataError', message);
}
