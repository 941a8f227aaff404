// Labels from a file, as text: a table of names and labels, or one label for each image in its turn.
import { refuse } from './reasons';

/** Names are as in the file: paths, or only names, with their ending or without. */
export type LabelFile = { kind: 'named'; labels: Map<string, string> } | { kind: 'listed'; labels: string[] };

const NAME_KEYS = ['name', 'file', 'filename', 'file_name', 'path', 'image', 'img', 'id'];
const LABEL_KEYS = ['label', 'class', 'category', 'target', 'y', 'species'];

export function readLabels(file: string, text: string): LabelFile {
  const plain = text.replace(/^\ufeff/, '');
  return /\.json$/i.test(file) || /^\s*[[{]/.test(plain) ? fromJson(file, plain) : fromTable(plain);
}

function fromJson(file: string, text: string): LabelFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse({ file, why: 'label-form' });
  }
  const isLabel = (label: unknown): boolean => typeof label === 'string' || typeof label === 'number';
  if (Array.isArray(value) && value.every(isLabel)) return { kind: 'listed', labels: value.map(String) };
  if (Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null)) return fromRecords(file, value);
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isLabel)) {
    return { kind: 'named', labels: new Map(Object.entries(value).map(([name, label]) => [name, String(label)])) };
  }
  return refuse({ file, why: 'label-form' });
}

function fromRecords(file: string, rows: Record<string, unknown>[]): LabelFile {
  const pick = (row: Record<string, unknown>, keys: string[]): unknown => row[Object.keys(row).find((key) => keys.includes(key.toLowerCase())) ?? ''];
  const labels = rows.map((row) => pick(row, LABEL_KEYS));
  const names = rows.map((row) => pick(row, NAME_KEYS));
  if (labels.some((label) => label === undefined)) refuse({ file, why: 'label-form' });
  if (names.some((name) => name === undefined)) return { kind: 'listed', labels: labels.map(String) };
  return { kind: 'named', labels: new Map(names.map((name, i) => [String(name), String(labels[i])])) };
}

/** Comma, semicolon or tab, whichever the first line has; a first line of the usual headings is no label. */
function fromTable(text: string): LabelFile {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== '');
  const separator = ['\t', ';', ','].find((letter) => lines[0]?.includes(letter));
  if (separator === undefined) {
    const headed = lines.length > 1 && isHeading(lines[0]!, LABEL_KEYS);
    return { kind: 'listed', labels: lines.slice(headed ? 1 : 0).map(unquoted) };
  }
  const rows = lines.map((line) => cells(line, separator));
  const head = rows[0]!;
  const nameAt = head.findIndex((cell) => isHeading(cell, NAME_KEYS));
  const labelAt = head.findIndex((cell) => isHeading(cell, LABEL_KEYS));
  const headed = nameAt >= 0 || labelAt >= 0;
  const [name, label] = headed ? [Math.max(0, nameAt), labelAt >= 0 ? labelAt : nameAt === 0 ? 1 : 0] : [0, 1];
  return { kind: 'named', labels: new Map(rows.slice(headed ? 1 : 0).map((row) => [row[name] ?? '', row[label] ?? ''])) };
}

function isHeading(cell: string, keys: string[]): boolean {
  return keys.includes(unquoted(cell).toLowerCase());
}

/** Of a quoted cell, the separators inside belong to it and two quotes are one. */
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    if (letter === '"' && quoted && line[i + 1] === '"') (cell += '"'), i++;
    else if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) found.push(cell.trim()), (cell = '');
    else cell += letter;
  }
  return [...found, cell.trim()];
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}
