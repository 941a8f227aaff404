// Files on their way in and out of the page.
/** Of saved models, and of those that have to be made into one: they are told how. */
const CHECKPOINT = /\.(safetensors|pt|pth|ckpt)$/i;

/**
 * A checkpoint is known by its name; everything else is taken for images or labels, and judged by
 * its reader.
 */
export function sortFiles<F extends { name: string }>(
  files: readonly F[],
): { checkpoints: F[]; images: F[] } {
  return {
    checkpoints: files.filter(({ name }) => CHECKPOINT.test(name)),
    images: files.filter(({ name }) => !CHECKPOINT.test(name)),
  };
}

export function offerDownload(
  content: Uint8Array | string | Blob,
  name: string,
  type = 'application/octet-stream',
): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
