// Labels from a file, as rows of text. Which column names the images shows only beside them
// (columns.ts).
import { fromJson } from './label-json';
import { parseTable } from './table';
import { decodeText } from './text';

/**
 * Rows of a table; what its first row is, only the images may tell where the headings are
 * `unknown`.
 */
export interface LabelTable {
  kind: 'table';
  headings: readonly string[] | 'unknown';
  rows: string[][];
  codePage: string | null; // the likeliest, where the text is no Unicode
}

/** A table, or one label for each image in its turn, as arrays hold them. */
export type LabelFile = LabelTable | { kind: 'listed'; labels: string[] };

export function readLabels(file: string, bytes: Uint8Array): LabelTable {
  const { text, codePage } = decodeText(bytes);
  const plain = text.replace(/^\ufeff/, '').normalize('NFC');
  const json = /\.json[l]?$/i.test(file) || /^\s*[[{]/.test(plain);
  return {
    kind: 'table',
    codePage,
    ...(json ? fromJson(file, plain) : { headings: 'unknown', rows: parseTable(file, plain) }),
  };
}
