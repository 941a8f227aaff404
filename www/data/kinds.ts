// What a file is: by its name, as it claims, and by its first bytes, as it is.
export type Kind =
  | 'png' | 'jpeg' | 'gif' | 'bmp' | 'webp' | 'avif' | 'icon' | 'picture' // of a kind that only some browsers decode
  | 'zip' | 'gzip' | 'npy' | 'idx' | 'table' | 'json' | 'web' | 'text' | 'pdf' | 'archive' | 'nothing' | 'unknown';

/** What to do with a file. */
export type Role = 'picture' | 'zip' | 'npy' | 'idx' | 'labels' | 'unknown';

/** Bytes that are enough for `looksLike`. */
export const HEAD = 512;

const ENDINGS: [RegExp, Role][] = [
  [/\.(png|apng|jpe?g|jfif|gif|bmp|webp|avif|ico|tiff?|hei[cf]|jxl|svg)$/i, 'picture'],
  [/\.(zip|npz)$/i, 'zip'],
  [/\.npy$/i, 'npy'],
  [/[-._](idx\d?(-u?byte)?|ubyte)(\.gz)?$/i, 'idx'],
  [/\.(csv|tsv|json|txt)$/i, 'labels'],
];

const SIGNATURES: [string, Kind][] = [
  ['\x89PNG', 'png'], ['\xff\xd8\xff', 'jpeg'], ['GIF8', 'gif'], ['BM', 'bmp'], ['\0\0\x01\0', 'icon'],
  ['PK\x03\x04', 'zip'], ['PK\x05\x06', 'zip'], ['PK\x07\x08', 'zip'], ['\x1f\x8b', 'gzip'], ['\x93NUMPY', 'npy'], ['%PDF', 'pdf'],
  ['Rar!', 'archive'], ['7z\xbc\xaf', 'archive'], ['\xfd7zXZ', 'archive'], ['BZh', 'archive'], ['\x28\xb5\x2f\xfd', 'archive'],
  ['II*\0', 'picture'], ['MM\0*', 'picture'], ['\xff\x0a', 'picture'],
];

export function roleOf(name: string): Role {
  return ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? 'unknown';
}

/** The role that a file's content gives it, where its name tells nothing. */
export function roleOfKind(kind: Kind): Role {
  switch (kind) {
    case 'png': case 'jpeg': case 'gif': case 'bmp': case 'webp': case 'avif': case 'icon': case 'picture':
      return 'picture';
    case 'zip': case 'npy': case 'idx':
      return kind;
    case 'gzip':
      return 'idx'; // of all that may come gzipped, only these are looked for
    case 'table': case 'json': case 'text':
      return 'labels';
    default:
      return 'unknown';
  }
}

export function looksLike(head: Uint8Array): Kind {
  if (head.length === 0) return 'nothing';
  const letters = String.fromCharCode(...head.subarray(0, HEAD));
  const signature = SIGNATURES.find(([start]) => letters.startsWith(start));
  if (signature) return signature[1];
  if (letters.startsWith('RIFF') && letters.startsWith('WEBP', 8)) return 'webp';
  if (letters.startsWith('ftyp', 4)) return /avi[fs]/.test(letters.slice(8, 40)) ? 'avif' : 'picture';
  if (/^\0\0[\x08\x09\x0b-\x0e][\x01-\x04]/.test(letters)) return 'idx';
  return textual(head) ?? 'unknown';
}

function textual(head: Uint8Array): Kind | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }); // a letter may be cut in two at the end
  } catch {
    return null;
  }
  if (/[\0-\x08\x0e-\x1f]/.test(text)) return null;
  const start = text.trimStart();
  if (start.startsWith('<')) return 'web';
  if (/^[{[]/.test(start)) return 'json';
  return /[,;\t]/.test(start.split('\n', 1)[0]!) ? 'table' : 'text';
}

/** What systems leave in folders and archives on their own. */
export function isLitter(path: string): boolean {
  return /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(path);
}
