// What the import worker refuses, and why, as sentences for the visitor: what was wrong, and what
// is allowed.
import { msg, str } from '@lit/localize';
import type { Values } from '../../data/array-images';
import { isForeign, type Kind } from '../../data/kinds';
import { FEWEST_IMAGES, MOST_CLASSES, MOST_IMAGES, MOST_PIXELS } from '../../data/limits';
import type { Size } from '../../data/picture-size';
import type { Reason } from '../../data/reasons';
import { amount, count, figure } from '../../i18n/numbers';
import { conversion, foreignName } from './conversions';

const LONGEST_NAME = 60;

export function sentence(reason: Reason): string {
  const file = shortName(reason.file);
  if ('looks' in reason && isForeign(reason.looks))
    return conversion(file, reason.file, reason.looks);
  switch (reason.why) {
    case 'empty':
      return msg(str`“${file}” is empty.`);
    case 'closed':
      return msg(
        str`“${file}” could not be opened: the system does not let this page read it. It may be a link to nothing, or have been moved or changed since it was chosen.`,
      );
    case 'unreadable':
      return msg(
        str`“${file}” is not an image that this browser can read.${looksLike(reason.looks)}`,
      );
    case 'too-large':
      return msg(
        str`“${file}” is ${count(reason.width)} × ${count(reason.height)} pixels; an image may have at most ${count(MOST_PIXELS / 1e6)} million, such as 8,000 × 8,000.`,
      );
    case 'too-heavy':
      return msg(
        str`“${file}” holds ${size(reason.bytes)}; at most ${size(reason.most)} can be read.`,
      );
    case 'not-what-it-says':
      return msg(
        str`“${file}” is not ${what(reason.wanted)}, whatever its name says.${looksLike(reason.looks)}`,
      );
    case 'truncated':
      return msg(
        str`“${file}” is cut off: it should have ${count(reason.expected)} bytes and has ${count(reason.actual)}.`,
      );
    case 'surplus':
      return msg(
        str`“${file}” does not end where its header says (bytes too many: ${count(reason.bytes)}): its count may be wrong, or it holds several arrays. Save each in a file of its own.`,
      );
    case 'broken':
      return msg(
        str`“${file}” is damaged or cut off, and cannot be unpacked; try to get it again.`,
      );
    case 'encrypted':
      return msg(str`“${file}” is locked with a password; pack it without one.`);
    case 'bomb':
      return msg(
        str`“${file}” would unpack to far more than its size allows, as zip bombs do; nothing of it was unpacked.`,
      );
    case 'packing':
      return msg(
        str`“${file}” is packed by method ${reason.method}, which browsers don’t know; pack it as a usual zip.`,
      );
    case 'split':
      return msg(str`“${file}” is one part of a zip in several; pack it as one file.`);
    case 'zip-in-zip':
      return msg(str`“${file}” is an archive within an archive; unpack it first.`);
    case 'too-many-files':
      return msg(str`“${file}” holds more than ${count(reason.most)} files; choose a part of it.`);
    case 'element':
      if (/O/.test(reason.type))
        return msg(
          str`“${file}” holds Python objects, which only Python can read; save numbers as an array of their own.`,
        );
      return msg(
        str`“${file}” holds elements of type ${reason.type}; whole and floating-point numbers can be read.`,
      );
    case 'shape':
      return msg(
        str`“${file}” has the shape ${shape(reason.shape)}; images are (count, height, width), with 1, 3 or 4 channels or without, or (count, pixels) of squares; one image a file may be, too, and the count may come last.`,
      );
    case 'not-finite':
      return `${reason.images === 1 ? msg(str`“${file}” holds ${figure(reason.value)}.`) : msg(str`“${file}” holds ${figure(reason.value)} in image ${count(reason.image)} of ${count(reason.images)}.`)} ${notFinite(reason.count)}`;
    case 'no-role':
      return msg(
        str`“${file}” has the shape ${shape(reason.shape)} and is not used: it is neither images that belong with the others nor labels.`,
      );
    case 'table-row':
      return msg(
        str`“${file}” has ${count(reason.cells)} cells in row ${count(reason.row)}, where the others have ${count(reason.wanted)}; a table of pixels needs all of them.`,
      );
    case 'table-cell':
      return msg(
        str`“${file}” has “${shortName(reason.text)}” in row ${count(reason.row)}, column ${count(reason.column)}; a pixel has to be a number.`,
      );
    case 'multi-label':
      return msg(
        str`“${file}” marks any number of ${count(reason.columns)} classes for each image, and is not used: labels are one class for each.`,
      );
    case 'measures':
      return msg(
        str`“${file}” has a different number with a fraction for nearly every image, as measurements have, and is not used: labels are classes, which come more than once.`,
      );
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
      return msg(
        str`“${file}” has ${count(reason.labels)} labels that don’t fit the ${count(reason.images)} images: there has to be one for each, in the images’ order or beside their names.`,
      );
    case 'label-missing':
      return msg(
        str`“${file}” has no label for ${count(reason.missing)} of the images, such as “${shortName(reason.image)}”.`,
      );
    case 'label-names':
      return msg(
        str`The names in “${file}”, such as “${pathName(reason.name)}”, are not those of the images, such as “${pathName(reason.image)}”.`,
      );
    case 'label-ambiguous':
      return msg(
        str`“${file}” names “${pathName(reason.name)}”, which may be “${pathName(reason.images[0])}” or “${pathName(reason.images[1])}”: write the folders into the names, too.`,
      );
    case 'label-conflict':
      return msg(
        str`“${file}” has two labels for “${pathName(reason.image)}”: “${reason.labels[0]}” (${pathName(reason.names[0])}) and “${reason.labels[1]}” (${pathName(reason.names[1])}).`,
      );
    case 'label-quote':
      return msg(
        str`“${file}” cannot be read: in line ${count(reason.line)} begins a quote that never ends.`,
      );
    case 'label-form':
      return msg(
        str`“${file}” cannot be read as labels: a table of names and labels is needed, or a list with one label for each image.`,
      );
    case 'classes':
      return msg(
        str`“${file}” has ${count(reason.classes)} different labels; at most ${MOST_CLASSES} classes are allowed.`,
      );
    case 'no-images':
      return msg(
        'There are no images here. Choose image files, a folder or a zip of them, NumPy arrays or IDX files.',
      );
    case 'only-labels':
      return msg(str`There are labels in “${file}”, but no images; choose both together.`);
    case 'stray':
      return reason.among === 'arrays'
        ? msg(str`“${file}” is a picture among arrays of images; the arrays are learned from.`)
        : msg(str`“${file}” is an array among image files; the files are learned from.`);
    case 'twice':
      return msg(
        str`“${pathName(reason.file)}” holds the same as “${pathName(reason.same)}”, which is taken.`,
      );
    case 'cells':
      return msg(str`No cell of that size fits into “${file}”.`);
    case 'too-many':
      return msg(
        str`“${file}” has ${count(reason.images)} images; at most ${count(MOST_IMAGES)} are allowed. Leave some out, and try again.`,
      );
    case 'too-much':
      return msg(
        str`“${file}” would be ${count(reason.images)} images of ${sides(reason)}, ${amount(reason.bytes / 1e9, 1)} GB of pixels; at most ${amount(reason.most / 1e9, 1)} GB can be learned from. Choose a smaller size, grey, or fewer images.`,
      );
    case 'too-few':
      return reason.images === 1
        ? msg(
            str`“${file}” is a single image; a model needs at least ${FEWEST_IMAGES} to learn from.`,
          )
        : msg(
            str`“${file}” has only ${reason.images} images; a model needs at least ${FEWEST_IMAGES} to learn from.`,
          );
    default:
      return msg(
        'The images could not be read, perhaps for lack of memory; try with fewer of them.',
      );
  }
}

/** What the numbers of arrays are, and which of them are black and white. */
export function valuesSentence({ least, most, black, white, beyond, usual }: Values): string {
  const told = msg(
    str`Values from ${figure(least)} to ${figure(most)}: ${figure(black)} is black, ${figure(white)} is white.`,
  );
  const clipped =
    beyond === 0
      ? ''
      : beyond === 1
        ? msg('One value beyond them is clipped.')
        : msg(str`${count(beyond)} values beyond them are clipped.`);
  return [
    told,
    clipped,
    usual ? '' : msg('That is no usual range: see whether the images look right.'),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Tells which images were left out of those that are now learned from. */
export function leftOutSentence(left: number, first: readonly Reason[]): string {
  const names = first.map(({ file }) => `“${shortName(file)}”`).join(', ');
  const all = first.length === left ? names : msg(str`${names} and others`);
  return left === 1
    ? msg(str`One image could not be read and was left out: ${all}.`)
    : msg(str`${count(left)} images could not be read and were left out: ${all}.`);
}

/** Rows and columns, as the rest of the page tells them. */
export function sides({ width, height }: Size): string {
  return `${height} × ${width}`;
}

export function size(bytes: number): string {
  return bytes < 2 ** 20
    ? msg(str`${count(Math.max(1, bytes / 1024))} KB`)
    : bytes < 2 ** 30
      ? msg(str`${count(bytes / 2 ** 20)} MB`)
      : msg(str`${amount(bytes / 2 ** 30, 1)} GB`);
}

/**
 * Without its folders, and not longer than a line can bear; of control characters nothing is shown.
 */
export function shortName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\p{C}/gu, '');
  return name.length > LONGEST_NAME
    ? `${name.slice(0, LONGEST_NAME / 2)}…${name.slice(-LONGEST_NAME / 3)}`
    : name;
}

function notFinite(times: number): string {
  return times === 1
    ? msg('Every value has to be a finite number.')
    : msg(str`${count(times)} of its values are no finite numbers; every one has to be.`);
}

/** With the folders that tell it from others of its name. */
function pathName(path: string): string {
  return path.split(/[\\/]/).slice(-3).map(shortName).join('/');
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
    case 'png':
      return msg('a PNG picture');
    case 'jpeg':
      return msg('a JPEG picture');
    case 'gif':
      return msg('a GIF picture');
    case 'bmp':
      return msg('a BMP picture');
    case 'webp':
      return msg('a WebP picture');
    case 'avif':
      return msg('an AVIF picture');
    case 'icon':
      return msg('an icon');
    case 'zip':
      return msg('a zip archive');
    case 'gzip':
      return msg('a gzip file');
    case 'tar':
      return msg('a tar archive');
    case 'npy':
      return msg('a NumPy array');
    case 'idx':
      return msg('an IDX file');
    case 'table':
      return msg('a table of text (CSV)');
    case 'json':
      return msg('JSON');
    case 'web':
      return msg('a web page');
    case 'text':
      return msg('plain text');
    case 'pdf':
      return msg('a PDF document');
    case 'nothing':
      return msg('nothing at all');
    case 'unknown':
      return '';
    default:
      return foreignName(kind);
  }
}
