// What a page gives a widget by its methods, in whatever form it has it.
import { msg, str } from '@lit/localize';
import { givenCheckpoint } from '../engine/given/files';
import { isNumbers, refused, shown } from '../engine/given/numbers';
import { bytesOf, isBytes, picturesIn } from '../engine/given/pixels';
import { givenImages } from '../engine/given/set';
import { elementsOf } from '../engine/image-grid';
import type { GivenFile } from '../protocol/messages';
import type { ImageSet } from '../protocol/wasm-api';
import { brightness, censusOfNumbers, guessScale, isUsual } from '../data/value-range';
import { checkedCheckpoint } from '../page/checkpoint-file';
import { sentence } from '../page/import/sentences';
import {
  dataError,
  imagesAt,
  imagesIn,
  readAddresses,
  valuesIssues,
  type FoundImages,
} from './data-source';
import { bytesFrom, fileName } from './fetched';

const UNNAMED = 'images';
const MOST_CHECKPOINT_BYTES = 256 * 2 ** 20;

/**
 * Pixels as bytes are as bright as they say; any other numbers are read as those of files are. What
 * they are called, and labels, may be left out.
 */
export type GivenSet = Omit<ImageSet, 'name' | 'pixels' | 'labels'> & {
  name?: string;
  pixels: ArrayLike<number>;
  labels?: ArrayLike<number> | null;
};
/** A text is what the attribute data may say. */
export type GivenImages =
  string | URL | Blob | Iterable<File> | GivenSet | ImageData | readonly ImageData[];
/** A text is an address, relative to the page. */
export type GivenCheckpoint = string | URL | GivenFile;

/** Of an attribute: relative to the page. */
export const addressOf = (text: string): URL => new URL(text, document.baseURI);

export async function checkpointFrom(
  given: GivenCheckpoint,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const address = typeof given === 'string' ? addressIn(given) : given;
  if (address instanceof URL)
    return checkedCheckpoint(
      fileName(address),
      await bytesFrom(address, { most: MOST_CHECKPOINT_BYTES, signal }),
    );
  const name = given instanceof File ? given.name : 'checkpoint';
  const bytes = await givenCheckpoint(given);
  return checkedCheckpoint(name, bytes.slice()); // what is sent to the worker is gone here
}

function addressIn(text: string): URL {
  if (URL.canParse(text, document.baseURI)) return addressOf(text);
  throw refused(msg(str`${shown(text)} is no address.`));
}

/** Null for the built-in digits. Rejects with the sentence that says what is wrong with them. */
export async function imagesFrom(
  given: GivenImages,
  signal: AbortSignal,
): Promise<FoundImages | null> {
  if (typeof given === 'string') {
    const addresses = readAddresses(given, document.baseURI);
    return addresses && imagesAt(addresses, { signal });
  }
  if (given instanceof URL) return imagesAt([given], { signal });
  if (given instanceof Blob)
    return imagesIn([given instanceof File ? given : new File([given], UNNAMED)], signal);
  if (picturesIn(given)) return { source: { ...givenImages(given), classNames: null }, issues: [] };
  if (isSet(given)) return imagesOfSet(given);
  const files = filesIn(given);
  if (files) return imagesIn(files, signal);
  throw refused(
    msg(
      str`Images are given as files, pixels with their size, ImageData or an address, not as ${shown(given)}.`,
    ),
  );
}

const isSet = (given: unknown): given is GivenSet =>
  typeof given === 'object' && given !== null && 'pixels' in given;

/** Null where it is no list of them. */
function filesIn(given: unknown): File[] | null {
  const isList = typeof given === 'object' && given !== null && Symbol.iterator in given;
  const files = isList ? [...(given as Iterable<unknown>)] : [];
  return files.length > 0 && files.every((file) => file instanceof File) ? files : null;
}

export function imagesOfSet(given: GivenSet): FoundImages {
  const whole = { name: UNNAMED, ...given };
  const { pixels, issues } = isNumbers(whole.pixels)
    ? levelsOf(whole)
    : { pixels: whole.pixels, issues: [] }; // which is refused next
  return { source: { ...givenImages({ ...whole, pixels }), classNames: null }, issues };
}

function levelsOf({ name: file, pixels, ...shape }: GivenSet & { name: string }): {
  pixels: Uint8Array;
  issues: string[];
} {
  if (isBytes(pixels)) return { pixels: bytesOf(pixels), issues: [] };
  const { strange, ...census } = censusOfNumbers(pixels);
  const each = elementsOf(shape);
  if (strange)
    throw dataError(
      sentence({
        file,
        why: 'not-finite',
        value: strange.value,
        count: strange.count,
        image: Math.floor(strange.at / each) + 1,
        images: Math.ceil(pixels.length / each),
      }),
    );
  const scale = guessScale(census, pixels instanceof Int8Array ? 'i1' : 'f8');
  let beyond = 0;
  for (let i = 0; i < pixels.length; i++)
    if (pixels[i]! < scale.black || pixels[i]! > scale.white) beyond++;
  const bytes = Uint8Array.from(pixels, (value) => Math.round(brightness(value, scale)));
  return {
    pixels: bytes,
    issues: valuesIssues(file, {
      ...scale,
      least: census.least,
      most: census.most,
      beyond,
      usual: isUsual(scale),
    }),
  };
}
