// Text that is a table, as its cells (RFC 4180, and what spreadsheets make of it). Written here and
// not taken from a library: d3-dsv takes the rest of a file into one cell where a quote never ends,
// and papaparse is 7 KB.
import { refuse } from './reasons';

/** Tried in this order where lines are as even by several. */
const SEPARATORS = ['\t', ';', ',', '|'];
/** Lines that tell which it is. */
const LOOKED_AT = 50;

/** Without blank lines and comments; rows may differ in length. Refuses a quote that never ends. */
export function parseTable(file: string, text: string): string[][] {
  const named = /^sep=(.)\r?\n/i.exec(text); // Excel's
  const body = withoutComments(named ? text.slice(named[0].length) : text);
  return cells(file, body, named?.[1] ?? separatorOf(body)).filter((row) =>
    row.some((cell) => cell !== ''),
  );
}

/** Lines that begin with #, unless all do; but a line of headings may be written as one. */
function withoutComments(text: string): string {
  if (!/^[ \t]*#/m.test(text)) return text;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const isComment = (line: string): boolean => /^[ \t]*#/.test(line);
  const first = lines.findIndex((line) => !isComment(line) && line.trim() !== '');
  if (first < 0) return text;
  const separator = separatorOf(lines.slice(first).join(''));
  const width = (line: string): number => (separator === null ? 1 : line.split(separator).length);
  const heading = lines[first - 1];
  const headed =
    heading !== undefined && width(heading) > 1 && width(heading) === width(lines[first]!);
  return [
    ...(headed ? [heading.replace(/^[ \t]*#+[ \t]*/, '')] : []),
    ...lines.slice(first).filter((line) => !isComment(line)),
  ].join('');
}

/** By which the lines have most evenly more than one cell; null where by none. */
function separatorOf(text: string): string | null {
  const evenness = (separator: string): number => {
    const widths = split(text, separator, LOOKED_AT).rows.map((row) => row.length);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    return Math.max(0, ...counts.values()) / Math.max(1, widths.length);
  };
  const [best] = SEPARATORS.map((separator) => ({ separator, evenness: evenness(separator) })).sort(
    (a, b) => b.evenness - a.evenness,
  );
  return best!.evenness > 0 ? best!.separator : null;
}

function cells(file: string, text: string, separator: string | null): string[][] {
  const { rows, openedAt } = split(text, separator, Infinity);
  if (openedAt !== null)
    refuse({ file, why: 'label-quote', line: text.slice(0, openedAt).split(/\r\n|\r|\n/).length });
  return rows;
}

/**
 * A quote opens a cell only at its start; inside, separators and line breaks belong to it, and two
 * quotes are one.
 */
function split(
  text: string,
  separator: string | null,
  most: number,
): { rows: string[][]; openedAt: number | null } {
  const rows: string[][] = [];
  let row: string[] = [];
  let [at, done] = [0, false];
  const cell = (): string => {
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r')
      at++;
    return text.slice(start, at).trim();
  };
  while (!done && rows.length < most) {
    while (text[at] === ' ' || (text[at] === '\t' && separator !== '\t')) at++;
    if (text[at] === '"') {
      const end = closing(text, at);
      if (end < 0) return { rows, openedAt: at };
      const quoted = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      row.push(quoted + cell());
    } else {
      row.push(cell());
    }
    if (at < text.length && text[at] === separator) {
      at++;
      continue;
    }
    rows.push(row);
    row = [];
    done = at >= text.length;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return { rows, openedAt: null };
}

/** Where the quote ends that begins there; −1 where it never does. */
function closing(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
