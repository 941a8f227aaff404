// What the page's reader and the program's make of the same IDX files: tests/idx.json, which
// tests/suite/idx.rs reads, too.
import { gzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { ImageImporter } from '../../../www/data/importer';
import cases from '../../idx.json';

vi.mock('../../../www/data/decode', () => ({})); // there are no pictures among them

interface Spec {
  name: string;
  code: number; // of the type of the elements
  sizes: number[];
  cycle: number[]; // of elements, again and again
  gzip?: boolean;
}

const WIDTHS: Record<number, number> = { 0x08: 1, 0x0b: 2, 0x0c: 4, 0x0d: 4, 0x0e: 8 };

function fileOf({ name, code, sizes, cycle, gzip }: Spec): { path: string; file: Blob } {
  const width = WIDTHS[code]!;
  const count = sizes.reduce((product, size) => product * size, 1);
  const view = new DataView(new ArrayBuffer(4 + 4 * sizes.length + count * width));
  view.setUint32(0, 256 * code + sizes.length);
  sizes.forEach((size, i) => view.setUint32(4 + 4 * i, size));
  const put = {
    0x08: view.setUint8,
    0x0b: view.setInt16,
    0x0c: view.setInt32,
    0x0d: view.setFloat32,
    0x0e: view.setFloat64,
  }[code]!;
  for (let i = 0; i < count; i++)
    put.call(view, 4 + 4 * sizes.length + i * width, cycle[i % cycle.length]!);
  const bytes = new Uint8Array(view.buffer);
  return {
    path: name,
    file: new Blob([gzip ? (gzipSync(bytes) as Uint8Array<ArrayBuffer>) : bytes]),
  };
}

it.each(cases)('$about', async ({ files, greys, train, heldOut }) => {
  const importer = new ImageImporter();
  const { options } = await importer.open(files.map(fileOf));
  const { set } = await importer.load({ ...options, size: { width: 8, height: 8 } }, () => {});
  const part = (count: number): number[] =>
    Array.from({ length: count * 64 }, (_, i) => greys[i % greys.length]!);
  expect([...set.pixels]).toEqual([...part(6), ...part(2)]);
  expect(set.heldOut).toBe(2);
  expect(set.labels && [...set.labels]).toEqual(train && [...train, ...heldOut]);
});
