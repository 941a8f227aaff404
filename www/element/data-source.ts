// What the widget's `data` attribute stands for: the built-in digits, or files at one or several
// addresses.
import { msg, str } from '@lit/localize';
import type { Values } from '../data/array-images';
import type { Options, Preview } from '../data/messages';
import { readSet } from '../data/read-set';
import { reasonOf, type Reason } from '../data/reasons';
import { namedError } from '../protocol/errors';
import { noteSentence } from '../page/import/notes';
import { leftOutSentence, sentence, shortName, valuesSentence } from '../page/import/sentences';
import type { Source } from '../page/source';
import { bytesFrom, fileName } from './fetched';

export const DIGITS = 'digits';
const MOST_ADDRESSES = 16;
const FIRST_LOST = 5;
/** Of all files together: MNIST is 11 MB, 70,000 images of 28 by 28 as floats are 220 MB. */
const MOST_BYTES = 256 * 2 ** 20;

export interface DataOptions {
  base?: string; // what relative addresses are relative to: the page
  onProgress?(received: number): void; // bytes, of all files
  signal?: AbortSignal;
  options?: Partial<Options>; // how images are made, where that is decided
}

/**
 * Images, and in sentences what of the files is not used, or not as an author may have meant it.
 */
export interface FoundImages {
  source: Source;
  issues: string[];
}

/**
 * What the attribute means; the built-in digits, as null, also where that cannot be had. Rejects
 * only where the signal says so.
 */
export async function findData(
  text: string | null,
  options: DataOptions = {},
): Promise<{ source: Source | null; issues: string[] }> {
  try {
    const addresses = readAddresses(text, options.base ?? document.baseURI);
    return addresses ? await imagesAt(addresses, options) : { source: null, issues: [] };
  } catch (thrown) {
    options.signal?.throwIfAborted();
    return {
      source: null,
      issues: [msg(str`${(thrown as Error).message} The built-in digits are used instead.`)],
    };
  }
}

/** The addresses that the attribute names, or null for the built-in digits. Throws a sentence. */
export function readAddresses(text: string | null, base: string): URL[] | null {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || (words.length === 1 && words[0] === DIGITS)) return null;
  if (words.length > MOST_ADDRESSES)
    throw dataError(
      msg(
        str`The attribute data names ${words.length} addresses; at most ${MOST_ADDRESSES} are allowed.`,
      ),
    );
  return words.map((word) => {
    if (!URL.canParse(word, base))
      throw dataError(
        msg(
          str`The attribute data names “${word}”, which is no address; allowed are “${DIGITS}” and addresses of files, with spaces between them.`,
        ),
      );
    return new URL(word, base);
  });
}

/** Rejects with a sentence. */
export async function imagesAt(
  addresses: readonly URL[],
  options: DataOptions = {},
): Promise<FoundImages> {
  return imagesIn(await fetchAll(addresses, options), options.signal, options.options);
}

/** Files as the lab takes them: made into images of one size. Rejects with a sentence. */
export async function imagesIn(
  files: readonly File[],
  signal?: AbortSignal,
  wanted: Partial<Options> = {},
): Promise<FoundImages> {
  try {
    const {
      preview: { options, unused, array, notes },
      loaded: { set, classNames, leftOut },
    } = await readSet(files, signal, wanted);
    // What lies in an archive besides the images is its own affair; a file that was named was meant
    // to serve, and so was a picture.
    const isNamed = ({ file }: Reason): boolean => files.some(({ name }) => name === file);
    const lost = unused.filter((reason) => !isNamed(reason) && reason.why === 'unreadable');
    const [count, first] = [
      leftOut.count + lost.length,
      [...lost, ...leftOut.first].slice(0, FIRST_LOST),
    ];
    const left = count > 0 ? [leftOutSentence(count, first)] : [];
    return {
      source: { set, classNames },
      issues: [
        ...unused.filter(isNamed).map(sentence),
        ...left,
        ...notes.map(noteSentence),
        ...(array ? arrayIssues(array, options, wanted.size !== undefined) : []),
      ],
    };
  } catch (thrown) {
    const reason = reasonOf(thrown);
    throw reason ? dataError(sentence(reason)) : thrown;
  }
}

/**
 * What an author may not have meant: numbers on a scale of their own, and images that are made
 * smaller or larger.
 */
function arrayIssues(
  { files, readings, values }: NonNullable<Preview['array']>,
  { array, size }: Options,
  isSizeWanted: boolean,
): string[] {
  const file = shortName(files[0]!);
  const { height, width } = readings.find(({ axes }) => axes === array!.axes)!;
  const resized =
    isSizeWanted || (height === size.height && width === size.width)
      ? []
      : [
          msg(
            str`“${file}” has images of ${height} × ${width} pixels, which are learned from as ${size.height} × ${size.width}.`,
          ),
        ];
  return [...valuesIssues(file, values), ...resized];
}

/** A share of the range: rounding beyond the ends is not worth a word. */
const VISIBLE = 0.01;

export function valuesIssues(file: string, values: Values): string[] {
  const { least, most, black, white, usual } = values;
  const visible = Math.max(black - least, most - white) > VISIBLE * (white - black);
  return usual && !visible ? [] : [msg(str`“${shortName(file)}”: ${valuesSentence(values)}`)];
}

/** One after another: the first that fails saves the others' traffic. */
async function fetchAll(
  addresses: readonly URL[],
  { signal, onProgress }: DataOptions,
): Promise<File[]> {
  const files: File[] = [];
  let before = 0;
  for (const url of addresses) {
    const bytes = await bytesFrom(url, {
      most: MOST_BYTES - before,
      onProgress: (received) => onProgress?.(before + received),
      ...(signal && { signal }),
    });
    before += bytes.length;
    files.push(new File([bytes], fileName(url)));
  }
  return files;
}

export function dataError(message: string): Error {
  return namedError('DataError', message);
}
