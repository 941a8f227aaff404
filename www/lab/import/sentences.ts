// What the import worker refuses, and why, as sentences for the visitor: what was wrong, and what is allowed.
import { msg, str } from '@lit/localize';
import type { Kind } from '../../data/kinds';
import { FEWEST_IMAGES, MOST_CLASSES, MOST_IMAGES, MOST_PIXELS } from '../../data/limits';
import type { Reason } from '../../data/reasons';
import { count } from '../numbers';

const LONGEST_NAME = 60;

export function sentence(reason: Reason): string {
  const file = shortName(reason.file);
  switch (reason.why) {
    case 'empty':
      return msg(str`“${file}” is empty.`);
    case 'unreadable':
      return msg(str`“${file}” is not an image that this browser can read.${looksLike(reason.looks)}`);
    case 'too-large':
      return msg(str`“${file}” is ${count(reason.width)} × ${count(reason.height)} pixels; an image may have at most ${count(MOST_PIXELS / 1e6)} million, such as 8,000 × 8,000.`);
    case 'too-heavy':
      return msg(str`“${file}” holds ${size(reason.bytes)}; at most ${size(reason.most)} can be read.`);
    case 'not-what-it-says':
      return msg(str`“${file}” is not ${what(reason.wanted)}, whatever its name says.${looksLike(reason.looks)}`);
    case 'truncated':
      return msg(str`“${file}” is cut off: it should have ${count(reason.expected)} bytes and has ${count(reason.actual)}.`);
    case 'broken':
      return msg(str`“${file}” is damaged or cut off, and cannot be unpacked; try to get it again.`);
    case 'encrypted':
      return msg(str`“${file}” is locked with a password; pack it without one.`);
    case 'bomb':
      return msg(str`“${file}” would unpack to far more than its size allows, as zip bombs do; nothing of it was unpacked.`);
    case 'packing':
      return msg(str`“${file}” is packed by method ${reason.method}, which browsers don’t know; pack it as a usual zip.`);
    case 'zip-in-zip':
      return msg(str`“${file}” is a zip within a zip; unpack it first.`);
    case 'element':
      return msg(str`“${file}” holds elements of type ${reason.type}; whole and floating-point numbers can be read.`);
    case 'shape':
      return msg(str`“${file}” has the shape ${shape(reason.shape)}; images are (count, height, width), with 1, 3 or 4 channels or without, or (count, pixels) of squares.`);
    case 'values':
      return msg(str`“${file}” holds values from ${reason.least} to ${reason.most}; they should go from 0 to 255, from 0 to 1 or from −1 to 1.`);
    case 'unused':
      return msg(str`“${file}” is neither images nor labels.${looksLike(reason.looks)}`);
    default:
      return sentenceOnSet(reason, file);
  }
}

/** About all that was chosen. */
function sentenceOnSet(reason: Reason, file: string): string {
  switch (reason.why) {
    case 'label-count':
      return msg(str`“${file}” has ${count(reason.labels)} labels that don’t fit the ${count(reason.images)} images: there has to be one for each, in the images’ order or beside their names.`);
    case 'label-missing':
      return msg(str`“${file}” has no label for ${count(reason.missing)} of the images, such as “${shortName(reason.image)}”.`);
    case 'label-form':
      return msg(str`“${file}” cannot be read as labels: a table of names and labels is needed, or a list with one label for each image.`);
    case 'classes':
      return msg(str`“${file}” has ${count(reason.classes)} different labels; at most ${MOST_CLASSES} classes are allowed.`);
    case 'no-images':
      return msg('There are no images here. Choose image files, a folder or a zip of them, NumPy arrays or IDX files.');
    case 'only-labels':
      return msg(str`There are labels in “${file}”, but no images; choose both together.`);
    case 'mixed':
      return msg(str`There are both image files and arrays of images here, such as “${file}”; choose one or the other.`);
    case 'cells':
      return msg(str`No cell of that size fits into “${file}”.`);
    case 'too-many':
      return msg(str`“${file}” has ${count(reason.images)} images; at most ${count(MOST_IMAGES)} are allowed. Leave some out, and try again.`);
    case 'too-few':
      return reason.images === 1
        ? msg(str`“${file}” is a single image; a model needs at least ${FEWEST_IMAGES} to learn from.`)
        : msg(str`“${file}” has only ${reason.images} images; a model needs at least ${FEWEST_IMAGES} to learn from.`);
    default:
      return msg('The images could not be read, perhaps for lack of memory; try with fewer of them.');
  }
}

/** Tells which images were left out of those that are now learned from. */
export function leftOutSentence(left: number, first: readonly Reason[]): string {
  const names = first.map(({ file }) => `“${shortName(file)}”`).join(', ');
  const all = first.length === left ? names : msg(str`${names} and others`);
  return left === 1 ? msg(str`One image could not be read and was left out: ${all}.`) : msg(str`${count(left)} images could not be read and were left out: ${all}.`);
}

export function size(bytes: number): string {
  return bytes < 2 ** 20 ? msg(str`${count(Math.max(1, bytes / 1024))} KB`) : bytes < 2 ** 30 ? msg(str`${count(bytes / 2 ** 20)} MB`) : msg(str`${(bytes / 2 ** 30).toFixed(1)} GB`);
}

/** Without its folders, and not longer than a line can bear; of control characters nothing is shown. */
export function shortName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\p{C}/gu, '');
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME / 2)}…${name.slice(-LONGEST_NAME / 3)}` : name;
}

function shape(sides: readonly number[]): string {
  return `(${sides.join(', ')})`;
}

function looksLike(kind: Kind): string {
  const seems = what(kind);
  return seems ? ` ${msg(str`It looks like ${seems}.`)}` : '';
}

function what(kind: Kind): string {
  switch (kind) {
    case 'png': return msg('a PNG picture');
    case 'jpeg': return msg('a JPEG picture');
    case 'gif': return msg('a GIF picture');
    case 'bmp': return msg('a BMP picture');
    case 'webp': return msg('a WebP picture');
    case 'avif': return msg('an AVIF picture');
    case 'icon': return msg('an icon');
    case 'picture': return msg('a picture of another kind');
    case 'zip': return msg('a zip archive');
    case 'gzip': return msg('a gzip file');
    case 'npy': return msg('a NumPy array');
    case 'idx': return msg('an IDX file');
    case 'table': return msg('a table of text (CSV)');
    case 'json': return msg('JSON');
    case 'web': return msg('a web page');
    case 'text': return msg('plain text');
    case 'pdf': return msg('a PDF document');
    case 'archive': return msg('an archive that has to be unpacked first');
    case 'nothing': return msg('nothing at all');
    case 'unknown': return '';
  }
}
