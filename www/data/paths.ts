// The place of a file below a folder, whichever system or packer wrote it.

/**
 * With slashes, and without what leads nowhere: `set\cat\0.png`, `./set/cat/0.png` and
 * `/set/cat/0.png` are `set/cat/0.png`.
 */
export function plainPath(path: string): string {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/');
}
