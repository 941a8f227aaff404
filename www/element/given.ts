// What a page gives a widget by its methods, in whatever form it has it.
import type { ImageSet } from '../engine/wasm-api';
import type { Source } from '../lab/source';
import { imagesAt, imagesIn } from './data-source';
import { bytesFrom } from './fetched';

const MOST_CHECKPOINT_BYTES = 256 * 2 ** 20;

export type GivenImages = Iterable<File> | ImageSet | URL;
export type GivenCheckpoint = Uint8Array | Blob | URL;

/** Of an attribute: relative to the page. */
export const addressOf = (text: string): URL => new URL(text, document.baseURI);

export async function checkpointFrom(given: GivenCheckpoint, signal: AbortSignal): Promise<Uint8Array> {
  if (given instanceof URL) return bytesFrom(given, { most: MOST_CHECKPOINT_BYTES, signal });
  return given instanceof Blob ? new Uint8Array(await given.arrayBuffer()) : given.slice(); // what is sent to the worker is gone here
}

/** Rejects with the sentence that says what is wrong with them. */
export async function sourceFrom(given: GivenImages, signal: AbortSignal): Promise<Source> {
  if ('pixels' in given) return { kind: 'set', set: given, classNames: null };
  const { source } = await (given instanceof URL ? imagesAt([given], { signal }) : imagesIn([...given], signal));
  return source;
}
