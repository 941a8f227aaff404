// Tables of pixels in text, as an array of numbers and its labels: read as a stream, for MNIST is
// 110 MB of them.
import type { StoredArray } from './elements';
import { MOST_IMAGES } from './limits';
import { cellsOf, pixelLayout, type PixelLayout } from './pixel-layout';
import { refuse } from './reasons';
import { BLANK, COMMA, HASH, NEWLINE, numberIn, QUOTE, RETURN, TAB, ZERO } from './text-number';

export interface PixelTable {
  array: StoredArray;
  labels: string[] | null;
}

/** Bytes that tell what a table is, and more than a row of them. */
const LOOKED_AT = 2 ** 20;
const LONGEST_ROW = 16 * 2 ** 20;
/** Numbers of a part, which the browser may keep on disk. */
const PART = 2 ** 20;
/** So many rows in which the label counts them: it is their number. */
const COUNTED = 11;

/** Null where the table is none of pixels. */
export async function layoutOf(blob: Blob): Promise<PixelLayout | null> {
  const head = new Uint8Array(await blob.slice(0, LOOKED_AT).arrayBuffer());
  return pixelLayout(
    new TextDecoder(encodingOf(head)).decode(head, { stream: true }),
    blob.size <= LOOKED_AT,
  );
}

export async function readPixelTable(
  file: string,
  blob: Blob,
  layout: PixelLayout,
): Promise<PixelTable> {
  const rows = new Rows(file, layout);
  const encoding = encodingOf(new Uint8Array(await blob.slice(0, 2).arrayBuffer()));
  const stream =
    encoding === 'utf-8'
      ? blob.stream()
      : blob
          .stream()
          .pipeThrough(new TextDecoderStream(encoding))
          .pipeThrough(new TextEncoderStream());
  const reader = stream.getReader();
  let rest = new Uint8Array();
  for (let whole = false; !whole;) {
    const { value, done } = await reader.read().catch(() => refuse({ file, why: 'closed' }));
    whole = done;
    const bytes = joinedBytes(rest, value ?? Uint8Array.of(NEWLINE));
    rest = bytes.slice(rows.take(bytes));
    if (rest.length > LONGEST_ROW)
      refuse({ file, why: 'table-row', row: rows.count + 1, cells: 1, wanted: layout.columns });
  }
  return rows.finish();
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function joinedBytes(a: Uint8Array<ArrayBuffer>, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

class Rows {
  count = 0; // of images
  readonly #labels: string[] = [];
  readonly #parts: { bytes: Blob; type: 'u1' | 'f4' }[] = [];
  #part: Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  #used = 0;
  #skip: boolean;

  constructor(
    readonly file: string,
    readonly layout: PixelLayout,
  ) {
    this.#part = new Uint8Array(this.#partLength());
    this.#skip = layout.headings;
  }

  /** Reads the whole rows; how many bytes they are. */
  take(bytes: Uint8Array): number {
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] !== NEWLINE && bytes[at] !== RETURN) continue;
      if (this.#hasText(bytes, start, at)) this.#row(bytes, start, at);
      start = at + 1;
    }
    return start;
  }

  async finish(): Promise<PixelTable> {
    const { file, layout, count } = this;
    if (count > MOST_IMAGES) refuse({ file, why: 'too-many', images: count });
    this.#store();
    const type = this.#parts.some((part) => part.type === 'f4') ? 'f4' : 'u1';
    const parts = await Promise.all(
      this.#parts.map(async ({ bytes, type: own }) =>
        own === type
          ? bytes
          : new Blob([Float32Array.from(new Uint8Array(await bytes.arrayBuffer()))]),
      ),
    );
    const array: StoredArray = {
      file,
      blob: new Blob(parts),
      header: { type, littleEndian: true, fortran: false, shape: [count, layout.pixels], start: 0 },
    };
    const counted =
      count >= COUNTED &&
      this.#labels.every((label, i) => Number(label) === Number(this.#labels[0]) + i);
    return { array, labels: layout.label === null || counted ? null : this.#labels };
  }

  #hasText(bytes: Uint8Array, from: number, to: number): boolean {
    while (
      from < to &&
      (bytes[from]! <= BLANK ||
        bytes[from] === 0xef ||
        bytes[from] === 0xbb ||
        bytes[from] === 0xbf)
    )
      from++; // a byte order mark too
    return from < to && bytes[from] !== HASH;
  }

  #row(bytes: Uint8Array, from: number, to: number): void {
    if (this.#skip) return void (this.#skip = false);
    this.count++;
    if (this.count > MOST_IMAGES) return;
    if (this.#used + this.layout.pixels > this.#part.length) this.#store();
    const { separator, spaced, first, pixels, label } = this.layout;
    let column = 0;
    for (let at = from; at < to; column++) {
      while (at < to && isBlank(bytes[at]!, spaced) && bytes[at] !== separator) at++;
      if (at >= to) break;
      const isPixel = column >= first && column < first + pixels;
      const after = isPixel ? this.#plainByte(bytes, at, to) : 0;
      if (after > 0) {
        at = after + 1;
        continue;
      }
      const start = at;
      let quoted = false;
      for (
        ;
        at < to && (quoted || (bytes[at] !== separator && !(spaced && isBlank(bytes[at]!, true))));
        at++
      )
        quoted = quoted !== (bytes[at] === QUOTE);
      if (isPixel) this.#pixel(bytes, start, at, column);
      else if (column === label) this.#labels[this.count - 1] = labelText(bytes, start, at);
      while (spaced && at < to && isBlank(bytes[at]!, true)) at++;
      if (bytes[at] === separator) at++;
    }
    if (column !== this.layout.columns && !this.#endsEmpty(bytes, from, to))
      refuse({
        file: this.file,
        why: 'table-row',
        row: this.count,
        cells: column,
        wanted: this.layout.columns,
      });
  }

  /** Separators without anything behind them make no cells. */
  #endsEmpty(bytes: Uint8Array, from: number, to: number): boolean {
    const { separator, spaced, columns } = this.layout;
    return (
      cellsOf(
        new TextDecoder().decode(bytes.subarray(from, to)),
        String.fromCharCode(separator),
        spaced,
      ).length === columns
    );
  }

  /**
   * Takes a byte in plain digits, as nearly all pixels are: where its cell ends, or 0 where it is
   * none.
   */
  #plainByte(bytes: Uint8Array, start: number, to: number): number {
    let at = start;
    let value = 0;
    for (; at < to && at < start + 3; at++) {
      const digit = bytes[at]! - ZERO;
      if (!(digit >= 0 && digit <= 9)) break;
      value = 10 * value + digit;
    }
    if (at === start || value > 255 || (at < to && bytes[at] !== this.layout.separator)) return 0;
    this.#part[this.#used++] = value;
    return at;
  }

  #pixel(bytes: Uint8Array, start: number, end: number, column: number): void {
    const value = numberIn(
      bytes,
      start,
      end,
      this.layout.separator !== COMMA && !this.layout.spaced,
    );
    if (value === null)
      refuse({
        file: this.file,
        why: 'table-cell',
        row: this.count,
        column: column + 1,
        text: labelText(bytes, start, Math.min(end, start + 40)),
      });
    if (
      this.#part instanceof Uint8Array &&
      !(value >= 0 && value <= 255 && Number.isInteger(value))
    ) {
      const floats = new Float32Array(this.#part.length);
      floats.set(this.#part);
      this.#part = floats;
    }
    this.#part[this.#used++] = value;
  }

  #store(): void {
    if (this.#used === 0) return;
    const type = this.#part instanceof Uint8Array ? 'u1' : 'f4';
    this.#parts.push({ bytes: new Blob([this.#part.subarray(0, this.#used)]), type });
    this.#part =
      type === 'u1' ? new Uint8Array(this.#partLength()) : new Float32Array(this.#partLength());
    this.#used = 0;
  }

  #partLength(): number {
    return this.layout.pixels * Math.max(1, Math.floor(PART / this.layout.pixels));
  }
}

/** Where blanks separate, quotes are only around all of them. */
const isBlank = (byte: number, spaced: boolean): boolean =>
  byte === BLANK || byte === TAB || (spaced && byte === QUOTE);

/** As the file has it, but for the point of a whole number. */
function labelText(bytes: Uint8Array, start: number, end: number): string {
  const text = new TextDecoder()
    .decode(bytes.subarray(start, end))
    .replace(/^\ufeff/, '')
    .replace(/^["\s]+|["\s]+$/g, '');
  return /^[+-]?\d+(\.0*)?(e[+-]?\d+)?$/i.test(text) ? String(Number(text)) : text.normalize('NFC');
}
