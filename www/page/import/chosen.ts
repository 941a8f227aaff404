// Files as they were chosen or dropped, with their places below a folder.
import { MOST_FILES } from '../../data/limits';
import type { Item } from '../../data/sources';

export function chosenItems(files: Iterable<File>): Item[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * Has to be called while the drop is handled; the folders are walked through later. Null where no
 * folder was dropped. One file more than is allowed is told, so that the reader says so; what the
 * system does not give out is told without a file.
 */
export function droppedFolders(transfer: DataTransfer): Promise<Item[]> | null {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return null;
  const found: Item[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (found.length > MOST_FILES) return;
    const path = entry.fullPath.replace(/^\//, '');
    if (entry.isFile)
      return void found.push({
        path,
        file: await fileOf(entry as FileSystemFileEntry).catch(() => null),
      });
    const inner = await entriesOf(entry as FileSystemDirectoryEntry).catch(() => null);
    if (inner === null) found.push({ path, file: null });
    for (const one of inner ?? []) await walk(one);
  };
  return (async () => {
    for (const entry of entries) if (entry) await walk(entry);
    return found;
  })();
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder tells its entries a hundred at a time, until it has no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
