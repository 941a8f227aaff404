// Files on their way in and out of the page.
import { roleOf } from '../data/kinds';

export const CHECKPOINT_ENDING = '.safetensors';

/** A checkpoint is known by its name; everything else is taken for images or labels, and judged by its reader. */
export function sortFiles<F extends { name: string }>(files: readonly F[]): { checkpoints: F[]; images: F[] } {
  const isCheckpoint = (file: F): boolean => file.name.toLowerCase().endsWith(CHECKPOINT_ENDING);
  return { checkpoints: files.filter(isCheckpoint), images: files.filter((file) => !isCheckpoint(file)) };
}

/** Images and labels that the engine reads as they are: there is nothing to prepare. */
export function needsNothing(file: { name: string }): boolean {
  return roleOf(file.name) === 'idx';
}

export function offerDownload(content: Uint8Array | string | Blob, name: string, type = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
