// A picture's file, loose or in an archive.
import type { Entry } from './zip';

/** `from` is the archive that was chosen, if it lies in one. */
export type Member = { path: string; from: string | null } & (
  { file: Blob } | { zip: Blob; entry: Entry }
);

/** Bytes of the file as it says, unpacked. */
export function sizeOf(member: Member): number {
  return 'file' in member ? member.file.size : member.entry.size;
}
