// Bytes of a file that a visitor chose. It may be gone by then, or closed to the browser: then that
// file is refused, not the others.
import { refuse } from './reasons';

/** Fewer than asked for where the file ends before. */
export async function bytesOf(
  file: string,
  blob: Blob,
  from = 0,
  to = blob.size,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.slice(from, to).arrayBuffer());
  } catch {
    return refuse({ file, why: 'closed' });
  }
}
