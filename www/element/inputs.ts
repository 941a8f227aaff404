// What a page gives a widget by its methods, in whatever form it has it.
import { elementsOf } from '../engine/sheet';
import type { ImageSet } from '../engine/wasm-api';
import { brightness, censusOfNumbers, guessScale, isUsual } from '../data/value-range';
import { checkedCheckpoint } from '../page/checkpoint-file';
import { sentence } from '../page/import/sentences';
import { dataError, imagesAt, imagesIn, valuesIssues, type FoundImages } from './data-source';
import { bytesFrom, fileName } from './fetched';

const MOST_CHECKPOINT_BYTES = 256 * 2 ** 20;

/** Pixels as bytes are as bright as they say; any other numbers are read as those of files are. */
export type GivenSet = Omit<ImageSet, 'pixels' | 'labels'> & {
  pixels: ArrayLike<number>;
  labels: ArrayLike<number> | null;
};
export type GivenImages = Iterable<File> | GivenSet | URL;
export type GivenCheckpoint = Uint8Array | Blob | URL;

/** Of an attribute: relative to the page. */
export const addressOf = (text: string): URL => new URL(text, document.baseURI);

export async function checkpointFrom(
  given: GivenCheckpoint,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (given instanceof URL)
    return checkedCheckpoint(
      fileName(given),
      await bytesFrom(given, { most: MOST_CHECKPOINT_BYTES, signal }),
    );
  const name = given instanceof File ? given.name : 'checkpoint';
  return checkedCheckpoint(
    name,
    given instanceof Blob ? new Uint8Array(await given.arrayBuffer()) : given.slice(),
  ); // what is sent to the worker is gone here
}

/** Rejects with the sentence that says what is wrong with them. */
export async function imagesFrom(given: GivenImages, signal: AbortSignal): Promise<FoundImages> {
  if ('pixels' in given) return imagesOfSet(given);
  return given instanceof URL ? imagesAt([given], { signal }) : imagesIn([...given], signal);
}

export function imagesOfSet(given: GivenSet): FoundImages {
  const { pixels, issues } = bytesOf(given);
  const labels =
    given.labels &&
    (given.labels instanceof Uint8Array ? given.labels : Uint8Array.from(given.labels));
  return { source: { set: { ...given, pixels, labels }, classNames: null }, issues };
}

function bytesOf({ name: file, pixels, ...shape }: GivenSet): {
  pixels: Uint8Array;
  issues: string[];
} {
  if (pixels instanceof Uint8Array) return { pixels, issues: [] };
  if (pixels instanceof Uint8ClampedArray)
    return { pixels: new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length), issues: [] };
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
