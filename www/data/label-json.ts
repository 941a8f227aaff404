// Labels as JSON: lists and records as pandas writes them, maps either way round, COCO's and
// StyleGAN's data sets.
import { isLabelHeading, isNameHeading } from './headings';
import { refuse } from './reasons';

export interface Rows {
  headings: readonly string[]; // none where it has none
  rows: string[][];
}

type Json = unknown;
type JsonObject = Record<string, Json>;

export function fromJson(file: string, text: string): Rows {
  const value = parsed(text);
  const rows = value === undefined ? null : rowsOf(value, 0);
  return rows && rows.rows.length > 0 ? rows : refuse({ file, why: 'label-form' });
}

/** One value, or one on each line. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return text
        .split(/\r\n|\r|\n/)
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Json);
    } catch {
      return undefined;
    }
  }
}

function rowsOf(value: Json, depth: number): Rows | null {
  if (Array.isArray(value)) return listed(value);
  if (!isObject(value)) return null;
  return coco(value) ?? split(value) ?? mapped(value) ?? wrapped(value, depth);
}

const textOf = (value: Json | undefined): string => (isCell(value) ? String(value) : '');

/** Labels, pairs of name and label, or records. */
function listed(values: Json[]): Rows | null {
  if (values.every(isCell)) return { headings: [], rows: values.map((label) => [String(label)]) };
  if (values.every((row) => Array.isArray(row) && row.every(isCell)))
    return { headings: [], rows: (values as Json[][]).map((row) => row.map(String)) };
  return values.every(isObject) ? records(values) : null;
}

/**
 * The columns are the keys whose values are text or numbers; without one of labels they are of
 * something else.
 */
function records(values: JsonObject[]): Rows | null {
  const headings = [...new Set(values.flatMap((record) => Object.keys(record)))].filter((key) =>
    values.every((record) => isCell(record[key] ?? '')),
  );
  const some =
    headings.some(isLabelHeading) || (headings.length > 1 && headings.some(isNameHeading));
  return some
    ? { headings, rows: values.map((record) => headings.map((key) => textOf(record[key]))) }
    : null;
}

/** Names to labels, names to records, labels to names, or a column each. */
function mapped(value: JsonObject): Rows | null {
  const entries = Object.entries(value);
  if (entries.length === 0) return null;
  if (entries.every(([, label]) => isCell(label)))
    return { headings: [], rows: entries.map(([name, label]) => [name, String(label)]) };
  const keys = entries.map(([key]) => key);
  if (keys.some(isLabelHeading) || keys.filter(isNameHeading).length > 1) {
    const columns = entries.map(([, column]) =>
      Array.isArray(column) ? column : isObject(column) ? Object.values(column) : [],
    );
    const fits = columns.every(
      (column) =>
        column.length === columns[0]!.length && column.every((cell) => isCell(cell ?? '')),
    );
    if (fits)
      return {
        headings: keys,
        rows: columns[0]!.map((_, i) => columns.map((column) => String(column[i] ?? ''))),
      };
  }
  if (entries.every(([, record]) => isObject(record)))
    return records(entries.map(([name, record]) => ({ name, ...(record as JsonObject) })));
  if (
    entries.every(
      ([, names]) =>
        Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string'),
    )
  ) {
    return {
      headings: ['label', 'name'],
      rows: entries.flatMap(([label, names]) => (names as string[]).map((name) => [label, name])),
    };
  }
  return null;
}

/** pandas, split: {columns, index, data}. */
function split({ columns, data }: JsonObject): Rows | null {
  if (!Array.isArray(columns) || !columns.every(isCell) || !Array.isArray(data)) return null;
  const fits = data.every((row) => Array.isArray(row) && row.every((cell) => isCell(cell ?? '')));
  return fits
    ? {
        headings: columns.map(String),
        rows: (data as Json[][]).map((row) => row.map((cell) => textOf(cell))),
      }
    : null;
}

/** An image may have several annotations: a row for each. */
function coco({ images, annotations, categories }: JsonObject): Rows | null {
  if (![images, annotations].every((part) => Array.isArray(part) && part.every(isObject)))
    return null;
  const names = new Map(
    (images as JsonObject[]).map(({ id, file_name }) => [id, textOf(file_name)]),
  );
  const classes = new Map(
    Array.isArray(categories)
      ? categories.filter(isObject).map(({ id, name }) => [id, textOf(name)])
      : [],
  );
  const rows = (annotations as JsonObject[])
    .filter(({ image_id }) => names.has(image_id))
    .map(({ image_id, category_id }) => [
      names.get(image_id)!,
      classes.get(category_id) ?? textOf(category_id),
    ]);
  return { headings: ['file_name', 'category'], rows };
}

/** Where the labels lie one level deeper, as in {"labels": […]}. */
function wrapped(value: JsonObject, depth: number): Rows | null {
  if (depth > 2) return null;
  const found = Object.values(value)
    .filter((inner) => typeof inner === 'object' && inner !== null)
    .map((inner) => rowsOf(inner, depth + 1))
    .filter((rows) => rows !== null);
  return found.length === 1 ? found[0]! : null;
}

function isCell(value: Json): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
