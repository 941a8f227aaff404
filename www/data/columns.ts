// What the columns of a table mean, beside the images: the one that names them or counts them, and
// those of labels.
import { isLabelHeading, isNameHeading } from './headings';
import type { LabelTable } from './labels';
import { MOST_CLASSES } from './limits';
import { countNamed, matchNames, type ImageNames } from './names';
import { reasonOf, refuse } from './reasons';

/** Labels from one column. */
export interface Column {
  heading: string | null; // where the table has several columns of labels
  /** For each image, null where it has none; or one for each image in its turn. */
  labels: readonly (string | null)[];
  /**
   * What stands beside each label of a list, which may tell the order that was meant; null where
   * names decide.
   */
  beside: readonly string[] | null;
}

/**
 * Of images or rows, whichever are fewer: where there are fewer, a class may happen to be called
 * like an image.
 */
const FEWEST_NAMED = 0.2;

interface Part {
  headings: readonly string[] | null;
  rows: readonly (readonly string[])[];
}

export function columnsOf(file: string, table: LabelTable, images: ImageNames): Column[] {
  const width = widest(table.rows);
  if (width < 1) refuse({ file, why: 'label-form' });
  const spaced = width === 1 ? bySpaces(table, images) : null;
  const named = namesAt(spaced ?? table, images);
  if (named !== null) return byName(file, spaced ?? table, images, named);
  return inOrder(file, table, images);
}

/** The column with most names of images; a single column is a list of labels, whatever they are. */
function namesAt({ rows, headings }: LabelTable, images: ImageNames): number | null {
  const columns = widest(rows);
  if (columns < 2) return null;
  const usual = (at: number): number =>
    Number(isNameHeading((headings === 'unknown' ? rows[0]! : headings)[at] ?? ''));
  const [best] = Array.from({ length: columns }, (_, at) => ({
    at,
    ...countNamed(
      rows.map((row) => row[at] ?? ''),
      images,
    ),
    usual: usual(at),
  })).sort((a, b) => b.all + b.exact - a.all - a.exact || b.usual - a.usual || a.at - b.at);
  const few = best!.all < FEWEST_NAMED * Math.min(rows.length, images.paths.length);
  return best!.all > 0 && (best!.usual || !few) ? best!.at : null;
}

/** Names and labels with nothing but spaces between, as lists for Caffe are. */
function bySpaces(table: LabelTable, images: ImageNames): LabelTable | null {
  const lines = table.rows.map(([line]) => line!);
  const ways = [/^(\S+)\s+(.*)$/, /^(.*\S)\s+(\S+)$/].map((way) => ({
    ...table,
    rows: lines.map((line) => way.exec(line)?.slice(1) ?? [line]),
  }));
  return (
    ways.find(
      ({ rows }) =>
        rows.every((row) => row.length === 2) &&
        countNamed(
          rows.map(([name]) => name!),
          images,
        ).all > 1,
    ) ?? null
  );
}

function byName(file: string, table: LabelTable, images: ImageNames, at: number): Column[] {
  const { headings, rows } = headed(
    table,
    (first) =>
      countNamed([first[at] ?? ''], images).all === 0 ||
      (isNameHeading(first[at]!) && first.some(isLabelHeading)),
  );
  const names = rows.map((row) => row[at] ?? '');
  const matches = matchNames(
    names,
    images,
    file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '',
  );
  if (matches.ambiguous) {
    const [one, other] = matches.ambiguous.images.map((image) => images.paths[image]!) as [
      string,
      string,
    ];
    refuse({ file, why: 'label-ambiguous', name: matches.ambiguous.name, images: [one, other] });
  }
  if (matches.count === 0)
    refuse({ file, why: 'label-names', name: names[0] ?? '', image: images.paths[0]! });
  return labelColumns(file, { headings, rows }, [at], (label) =>
    matches.rows.map((found, image) =>
      labelOf(file, found, (row) => label(row), names, images.paths[image]!),
    ),
  );
}

/** Of the rows that name an image equally well, which have to agree; an empty cell is no label. */
function labelOf(
  file: string,
  rows: readonly number[],
  label: (row: number) => string,
  names: readonly string[],
  image: string,
): string | null {
  if (rows.length === 1) return label(rows[0]!) || null;
  const said = rows.filter((row) => label(row) !== '');
  const other = said.find((row) => label(row) !== label(said[0]!));
  if (other !== undefined)
    refuse({
      file,
      why: 'label-conflict',
      image,
      names: [names[said[0]!]!, names[other]!],
      labels: [label(said[0]!), label(other)],
    });
  return said.length > 0 ? label(said[0]!) : null;
}

/** A row for each image: by the numbers of a column that counts them, or as they stand. */
function inOrder(file: string, table: LabelTable, { paths }: ImageNames): Column[] {
  const { headings, rows } = headed(
    table,
    (first) =>
      table.rows.length === paths.length + 1 ||
      (first.some((cell) => isLabelHeading(cell) || isNameHeading(cell)) &&
        !isRepeated(first, table.rows)),
  );
  const columns = widest(rows);
  const named =
    columns < 2
      ? undefined
      : rows[0]!.find((_, at) => rows.every((row) => looksLikeName(row[at] ?? '')));
  if (named !== undefined && paths.some((path) => !isNumbered(path)))
    refuse({ file, why: 'label-names', name: named, image: paths[0]! });
  if (rows.length !== paths.length)
    refuse({ file, why: 'label-count', labels: rows.length, images: paths.length });
  const counting =
    columns < 2
      ? -1
      : Array.from({ length: columns }, (_, at) => at).findIndex((at) =>
          counts(rows.map((row) => row[at] ?? '')),
        );
  const inTurn =
    counting < 0 ? rows : [...rows].sort((a, b) => Number(a[counting]) - Number(b[counting]));
  const apart = [counting, ...(named === undefined ? [] : [rows[0]!.indexOf(named)])];
  return labelColumns(file, { headings, rows: inTurn }, apart, (label) =>
    inTurn.map((_, row) => label(row) || null),
  ).map((column) => ({ ...column, beside: inTurn.map((row) => row[Math.max(0, counting)] ?? '') }));
}

/** Splits the headings off, where there are any. */
function headed(
  { headings, rows }: LabelTable,
  isFirst: (first: readonly string[]) => boolean,
): Part {
  if (headings !== 'unknown') return { headings: headings.length > 0 ? headings : null, rows };
  return rows.length > 1 && isFirst(rows[0]!)
    ? { headings: rows[0]!, rows: rows.slice(1) }
    : { headings: null, rows };
}

/** A heading stands once; y, class and tag may be labels too. */
function isRepeated(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return rows.slice(1).some((row) => row.join('\n') === first.join('\n'));
}

/** Every column that may be of labels, the likeliest first. */
function labelColumns(
  file: string,
  { headings, rows }: Part,
  apart: readonly number[],
  labels: (label: (row: number) => string) => (string | null)[],
): Column[] {
  const columns = Math.max(widest(rows), headings?.length ?? 0);
  const label = (at: number) => (row: number) => rows[row]![at] ?? '';
  const all = Array.from({ length: columns }, (_, at) => at).filter((at) => !apart.includes(at));
  if (all.length === 0) refuse({ file, why: 'label-form' });
  const usual = (at: number): boolean => isLabelHeading(headings?.[at] ?? '');
  const marks = headings ? marking(rows, all) : [];
  const fitting = all
    .filter((at) => !marks.includes(at))
    .filter(
      (at, _, left) =>
        left.length === 1 || usual(at) || isOfClasses(rows.map((row) => row[at] ?? '')),
    );
  const chosen: Labelled[] = [...fitting.filter(usual), ...fitting.filter((at) => !usual(at))].map(
    (at) => ({ heading: headingOf(headings, at), label: label(at) }),
  );
  if (marks.length > 0)
    chosen.unshift({
      heading: marks.map((at) => headingOf(headings, at)).join(', '),
      label: (row) =>
        headingOf(
          headings,
          marks.find((at) => Number(label(at)(row)) === 1)!,
        ),
    });
  if (chosen.length === 0)
    refuse({ file, why: 'classes', classes: new Set(rows.map((row) => row[all[0]!] ?? '')).size });
  return chosen.flatMap(({ heading, label }, place) => {
    try {
      return [{ heading: chosen.length > 1 ? heading : null, labels: labels(label), beside: null }];
    } catch (error) {
      if (place === 0 || !reasonOf(error)) throw error; // another column was hardly meant
      return [];
    }
  });
}

interface Labelled {
  heading: string;
  label: (row: number) => string;
}

/** Columns may be called alike, or not at all: then they are told apart by their number. */
function headingOf(headings: readonly string[] | null, at: number): string {
  const heading = headings?.[at];
  if (!heading) return String(at + 1);
  return headings.indexOf(heading) === at ? heading : `${heading} (${at + 1})`;
}

/**
 * Columns that are called like classes, one of which has a 1 in each row and the others 0: one-hot.
 */
function marking(rows: Part['rows'], columns: readonly number[]): number[] {
  const marks = columns.filter((at) => rows.every((row) => /^[01](\.0*)?$/.test(row[at] ?? '')));
  const isOne = rows.every((row) => marks.filter((at) => Number(row[at]) === 1).length === 1);
  return marks.length > 1 && isOne ? marks : [];
}

/** Not a measure, an address or a remark, which hardly ever come twice. */
function isOfClasses(cells: readonly string[]): boolean {
  const different = new Set(cells).size;
  return different > 1 && different <= Math.min(MOST_CLASSES, Math.max(2, cells.length / 2));
}

/** 0 to N − 1 or 1 to N, each once. */
function counts(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => (/^\d{1,9}(\.0+)?$/.test(cell) ? Number(cell) : NaN));
  if (numbers.some(Number.isNaN) || new Set(numbers).size < numbers.length) return false;
  const [least, most] = numbers.reduce(
    ([low, high], number) => [Math.min(low, number), Math.max(high, number)],
    [Infinity, -Infinity] as [number, number],
  );
  return least <= 1 && most - least === numbers.length - 1;
}

/** Rows are too many to be arguments. */
function widest(rows: readonly (readonly string[])[]): number {
  return rows.reduce((width, row) => Math.max(width, row.length), 0);
}

function looksLikeName(cell: string): boolean {
  return /[^/\\]\.[a-z]\w{1,4}$/i.test(cell);
}

/** The images of an array or a sheet have no names of their own. */
function isNumbered(path: string): boolean {
  return /\[\d+\]$/.test(path);
}
