// What a file is: by its name, as it claims, and by its first bytes, as it is.
import { FOREIGN, foreignKind, isSafetensors, SOMETIMES_DECODED, type Foreign } from './foreign';
import { isTarHeader } from './tar-header';

export type Kind =
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'bmp'
  | 'webp'
  | 'avif'
  | 'icon'
  | 'zip'
  | 'gzip'
  | 'tar'
  | 'npy'
  | 'idx'
  | 'table'
  | 'json'
  | 'web'
  | 'text'
  | 'pdf'
  | 'nothing'
  | 'unknown'
  | Foreign;

/** What to do with a file. */
export type Role = 'picture' | 'zip' | 'tar' | 'npy' | 'idx' | 'labels' | 'unknown';

/** Bytes that are enough for `looksLike`. */
export const HEAD = 512;

const ENDINGS: [RegExp, Role][] = [
  [/\.(png|apng|jpe?g|jfif|gif|bmp|dib|webp|avif|ico)$/i, 'picture'],
  [/\.(tiff?|hei[cf]|jxl|jp2|svg)$/i, 'picture'], // in some browsers: see readable.ts
  [/\.(zip|npz)$/i, 'zip'],
  [/\.(tar|tgz|tar\.gz)$/i, 'tar'],
  [/\.npy$/i, 'npy'],
  [/[-._](idx\d?(-u?byte)?|ubyte)(\.gz)?$/i, 'idx'],
  [/\.(csv|tsv|json|txt)$/i, 'labels'],
];

const SIGNATURES: [string, Kind][] = [
  ['\x89PNG', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['\0\0\x01\0', 'icon'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['PK\x07\x08', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['\x93NUMPY', 'npy'],
  ['%PDF', 'pdf'],
];

export function roleOf(name: string): Role {
  return ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? 'unknown';
}

/** The role that a file's content gives it, where its name tells nothing. */
export function roleOfKind(kind: Kind): Role {
  switch (kind) {
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'bmp':
    case 'webp':
    case 'avif':
    case 'icon':
      return 'picture';
    case 'zip':
    case 'tar':
    case 'npy':
    case 'idx':
      return kind;
    case 'gzip':
      return 'idx'; // of all that may come gzipped, only these are looked for
    case 'table':
    case 'json':
    case 'text':
      return 'labels';
    default:
      return isSometimesDecoded(kind) ? 'picture' : 'unknown';
  }
}

export function isForeign(kind: Kind): kind is Foreign {
  return (FOREIGN as readonly Kind[]).includes(kind);
}

function isSometimesDecoded(kind: Kind): boolean {
  return (SOMETIMES_DECODED as readonly Kind[]).includes(kind);
}

export function looksLike(head: Uint8Array): Kind {
  if (head.length === 0) return 'nothing';
  if (isTarHeader(head)) return 'tar'; // it begins with the name of a file, which may be anything
  const letters = String.fromCharCode(...head.subarray(0, HEAD));
  if (isSafetensors(letters)) return 'safetensors';
  const signature = SIGNATURES.find(([start]) => letters.startsWith(start));
  if (signature) return signature[1];
  if (/^BM.{4}\0{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\0{3}/s.test(letters)) return 'bmp'; // labels may begin with BMW
  if (letters.startsWith('RIFF') && letters.startsWith('WEBP', 8)) return 'webp';
  if (letters.startsWith('ftyp', 4) && /avi[fs]/.test(letters.slice(8, 40))) return 'avif';
  const foreign = foreignKind(letters);
  if (foreign) return foreign;
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
  return /(^|\/)(\.|__MACOSX\/|@eaDir\/|(eh)?thumbs\.db$|desktop\.ini$|Icon\r$)/i.test(path);
}
