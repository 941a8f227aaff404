// Files on their way in and out of the page.
import { roleOf } from '../data/kinds';

export const CHECKPOINT_ENDING = '.safetensors';

export function isCheckpoint({ name }: { name: string }): boolean {
  return name.toLowerCase().endsWith(CHECKPOINT_ENDING);
}

/** Files that the engine reads by itself, as their names tell: a checkpoint, or images and labels that need no preparing. */
export function opensAtOnce(file: { name: string }): boolean {
  return isCheckpoint(file) || roleOf(file.name) === 'idx';
}

/** A checkpoint is known by its name; everything else is taken for images or labels, and judged by its reader. */
export function sortFiles<F extends { name: string }>(files: readonly F[]): { checkpoints: F[]; images: F[] } {
  return { checkpoints: files.filter(isCheckpoint), images: files.filter((file) => !isCheckpoint(file)) };
}

export function offerDownload(bytes: Uint8Array, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
