// The visitor's images, in a form that can be kept and brought back.
import type { Images } from '../engine/messages';
import type { ImageSet } from '../engine/wasm-api';

export type Source =
  | { kind: 'files'; files: readonly File[]; classNames: readonly string[] | null } // for the engine's own readers
  | { kind: 'set'; set: ImageSet; classNames: readonly string[] | null };

export async function imagesOf(source: Source): Promise<Images> {
  if (source.kind === 'set') return { set: source.set };
  return { files: await Promise.all(source.files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))) };
}
