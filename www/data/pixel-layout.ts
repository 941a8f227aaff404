// Whether a table of text holds pixels, and in which of its columns: an image in each row, with its
// label beside it or without; or one image in all.
import { isThin } from './array-shape';

export interface PixelLayout {
  // a code; beside it, a quote and, where it is no comma, a blank separate nothing
  separator: number;
  spaced: boolean; // whether blanks separate too
  headings: boolean; // the first row is no image
  columns: number;
  first: number; // column of pixels
  pixels: number;
  label: number | null; // column
}

/** Words in the first row above labels, and above what tells nothing of an image. */
const LABEL = /^(label|labels|class|category|target|digit|emotion|species|y)$/i;
const INDEX = /^(|#|id|index|image_?id|row|usage|split|unnamed: ?\d+)$/i;
const PIXEL = /^(pixel|px?|x|v)?[_ ]?\d+([x_,]\d+)?$/i;
const NUMBER = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$|^[+-]?(nan|inf|infinity)$/i;

/** Of fewer numbers an image is only where the first row calls them pixels. */
const FEWEST_PIXELS = 64;
const FEWEST_CALLED = 9;
const MOST_BESIDE = 3; // columns that are no pixels
/** Of rows or cells: what few others are is damage. */
const MOST = 0.5;
const SEPARATORS = ['\t', ';', ',', '|'];

/**
 * `text` is the first of a table, as much of it as is looked at; null where it is none of pixels.
 */
export function pixelLayout(text: string, whole: boolean): PixelLayout | null {
  const lines = text.split(/\r\n|\r|\n/);
  if (!whole) lines.pop(); // it may be cut off
  const full = lines.filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  const middle = full[full.length >> 1]; // no heading, where there are others
  if (middle === undefined) return null;
  const count = (letter: string): number => middle.split(letter).length - 1;
  const main = SEPARATORS.reduce((best, letter) => (count(letter) > count(best) ? letter : best));
  const spaced = (middle.trim().match(/\S\s+(?=\S)/g) ?? []).length > count(main);
  const rows = full.map((line) => cellsOf(line, main, spaced));
  const columns = rows[rows.length >> 1]!.length;
  const counted = isCount(rows[0]!);
  const headings = rows.length > 1 && (counted || areHeadings(rows[0]!, rows[1]!));
  const all = rows.slice(headings ? 1 : 0);
  // of another length may be single ones, which are refused when they are read
  const body = all.filter((row) => row.length === columns);
  if (body.length <= MOST * all.length) return null;
  const place = findPixels(
    headings && !counted && rows[0]!.length === columns ? rows[0]! : null,
    body,
  );
  return place && { separator: main.charCodeAt(0), spaced, headings, columns, ...place };
}

export function cellsOf(line: string, separator: string, spaced: boolean): string[] {
  if (spaced)
    return line
      .replaceAll('"', ' ')
      .trim()
      .split(new RegExp(`\\s*[${separator}]\\s*|\\s+`));
  const inside = '\0'; // a separator in quotes
  const plain = line.replace(/"(?:[^"]|"")*"/g, (quoted) =>
    quoted.slice(1, -1).replaceAll(separator, inside),
  );
  return plain
    .replace(new RegExp(`[${separator}\\s]+$`), '')
    .split(separator)
    .map((cell) => cell.trim().replaceAll(inside, separator));
}

/** Numbers of the columns, as pandas writes them where they have no names. */
function isCount(first: readonly string[]): boolean {
  const start = first.findIndex((cell) => cell !== '');
  return (
    first.length > 3 &&
    first
      .slice(start)
      .every((cell, i) => /^\d+$/.test(cell) && Number(cell) === Number(first[start]) + i)
  );
}

/**
 * Words above numbers: nearly everywhere, or where the others count. One cell that is no number
 * makes no headings of an image.
 */
function areHeadings(first: readonly string[], second: readonly string[]): boolean {
  const words = first.filter(
    (cell, column) => !isNumber(cell) && isNumber(second[column] ?? ''),
  ).length;
  const counting = first.filter(
    (cell, column) =>
      column > 0 && /^\d+$/.test(cell) && Number(cell) === Number(first[column - 1]) + 1,
  ).length;
  return words > 0 && (words > MOST * first.length || counting >= first.length - MOST_BESIDE - 1);
}

const isNumber = (cell: string): boolean => NUMBER.test(cell);

interface Place {
  first: number;
  called: boolean; // pixels, by the headings
}

function findPixels(
  headings: readonly string[] | null,
  body: readonly (readonly string[])[],
): Pick<PixelLayout, 'first' | 'pixels' | 'label'> | null {
  const columns = body[0]!.length;
  const numeric = Array.from(
    { length: columns },
    (_, column) => body.filter((row) => isNumber(row[column]!)).length > MOST * body.length,
  );
  const sound = body.filter((row) =>
    row.every((cell, column) => !numeric[column] || isNumber(cell)),
  );
  if (sound.length === 0) return null;
  for (let beside = 0; beside <= MOST_BESIDE; beside++) {
    const pixels = columns - beside;
    const places = Array.from({ length: beside + 1 }, (_, first) => ({
      first,
      called:
        headings !== null &&
        headings.slice(first, first + pixels).every((heading) => PIXEL.test(heading)),
    }));
    const fitting = places.filter(
      ({ first, called }) =>
        numeric.slice(first, first + pixels).every(Boolean) && isSquare(pixels, called),
    );
    const best = fitting.find(({ called }) => called) ?? likeliest(fitting, headings, sound);
    if (!best) continue;
    const { first } = best;
    const others = Array.from({ length: beside }, (_, i) => (i < first ? i : i + pixels));
    // a table of classes or measures beside names
    if (others.some((column) => isPath(body, column))) return null;
    return { first, pixels, label: labelAmong(headings, sound, others) };
  }
  const isImage =
    headings === null &&
    numeric.every(Boolean) &&
    columns >= 8 &&
    body.length >= 3 &&
    !isThin({ height: body.length, width: columns });
  return isImage ? { first: 0, pixels: columns, label: null } : null;
}

function isSquare(pixels: number, called: boolean): boolean {
  const whole = (length: number): boolean => Number.isInteger(Math.sqrt(length));
  return pixels >= (called ? FEWEST_CALLED : FEWEST_PIXELS) && (whole(pixels) || whole(pixels / 3));
}

function isPath(body: readonly (readonly string[])[], column: number): boolean {
  return body.every((row) => /\.\w{1,5}$/.test(row[column]!) && !isNumber(row[column]!));
}

/**
 * Which columns at the ends are no pixels: those that are called otherwise, or the first, unless
 * the last is less like its neighbour.
 */
function likeliest(
  places: readonly Place[],
  headings: readonly string[] | null,
  body: readonly (readonly string[])[],
): Place | undefined {
  const columns = body[0]!.length;
  if (headings) {
    const other = (column: number): boolean =>
      LABEL.test(headings[column]!) || INDEX.test(headings[column]!);
    const pixels = columns - places.length + 1;
    const clean = places.filter(
      ({ first }) => !headings.slice(first, first + pixels).some((_, i) => other(first + i)),
    );
    return clean.at(-1);
  }
  if (places.length !== 2) return places.at(-1);
  return differs(body, columns - 1, columns - 2) > differs(body, 0, 1) ? places[0] : places[1];
}

function labelAmong(
  headings: readonly string[] | null,
  body: readonly (readonly string[])[],
  others: readonly number[],
): number | null {
  const called = others.find((column) => headings && LABEL.test(headings[column]!));
  const telling = others.filter(
    (column) =>
      !(headings && INDEX.test(headings[column]!)) && !(others.length > 1 && counts(body, column)),
  );
  return called ?? telling[0] ?? null;
}

/** Row after row, one more. */
function counts(body: readonly (readonly string[])[], column: number): boolean {
  return (
    body.length > 1 && body.every((row, i) => Number(row[column]) === Number(body[0]![column]) + i)
  );
}

/**
 * How far, on average, two columns lie apart: pixels are more like their neighbours than like
 * labels.
 */
function differs(body: readonly (readonly string[])[], a: number, b: number): number {
  return (
    body.reduce(
      (sum, row) =>
        sum + Math.abs(Number(row[a]!.replace(',', '.')) - Number(row[b]!.replace(',', '.'))),
      0,
    ) / body.length
  );
}
