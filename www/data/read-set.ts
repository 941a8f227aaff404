// Files to a set of images in one go, for where nobody looks at a preview: with what the import
// dialog would suggest.
import { createImporter } from './client';
import type { Loaded, Preview } from './messages';

/** Rejects with a `Refusal`, or with what the signal says. */
export async function readSet(
  files: readonly File[],
  signal?: AbortSignal,
): Promise<{ preview: Preview; loaded: Loaded }> {
  signal?.throwIfAborted();
  const { importer, terminate } = createImporter();
  signal?.addEventListener('abort', terminate);
  try {
    const preview = await importer.open(files.map((file) => ({ path: file.name, file })));
    return { preview, loaded: await importer.load(preview.options, () => {}) };
  } finally {
    signal?.removeEventListener('abort', terminate);
    terminate();
  }
}
