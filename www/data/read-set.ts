// Files to a set of images in one go, for where nobody looks at a preview: with what the import
// dialog would suggest, but for what is wanted otherwise.
import { createImporter } from './client';
import type { Loaded, Options, Preview } from './messages';

/** Rejects with a `Refusal`, or with what the signal says. */
export async function readSet(
  files: readonly File[],
  signal?: AbortSignal,
  wanted: Partial<Options> = {},
): Promise<{ preview: Preview; loaded: Loaded }> {
  signal?.throwIfAborted();
  const { importer, terminate } = createImporter();
  signal?.addEventListener('abort', terminate);
  try {
    const suggested = await importer.open(files.map((file) => ({ path: file.name, file })));
    const preview =
      Object.keys(wanted).length === 0
        ? suggested
        : await importer.preview({ ...suggested.options, ...wanted });
    return { preview, loaded: await importer.load(preview.options, () => {}) };
  } finally {
    signal?.removeEventListener('abort', terminate);
    terminate();
  }
}
