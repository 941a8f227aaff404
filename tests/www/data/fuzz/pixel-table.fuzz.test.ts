import { layoutOf, readPixelTable } from '../../../../www/data/pixel-table';
import { refuse } from '../../../../www/data/reasons';
import { bars } from '../make-arrays';
import { fuzz } from './fuzz';

const pixels = bars(6, 8);
const table = (
  row: (cells: string[], n: number) => string[],
  separator: string,
  newline = '\n',
): Uint8Array =>
  new TextEncoder().encode(
    Array.from({ length: 6 }, (_, n) =>
      row(Array.from(pixels.subarray(64 * n, 64 * n + 64), String), n).join(separator),
    ).join(newline),
  );

fuzz({
  name: 'tables of pixels',
  corpus: {
    'labels first': table((cells, n) => [String(n % 3), ...cells], ','),
    'labels last, in words': table((cells, n) => [...cells, `"class ${n % 3}"`], ';', '\r\n'),
    headings: new TextEncoder().encode(
      `label,${Array.from({ length: 64 }, (_, i) => `pixel${i}`).join(',')}\n${new TextDecoder().decode(table((cells, n) => [String(n), ...cells], ','))}`,
    ),
    floats: table((cells) => cells.map((cell) => (Number(cell) / 255).toExponential(18)), ' '),
    quoted: table((cells) => cells.map((cell) => `"${cell}"`), '\t'),
    'UTF-16': Buffer.from(
      `\ufeff${new TextDecoder().decode(table((cells) => cells, ','))}`,
      'utf16le',
    ),
    'in one cell': table((cells, n) => [`${n % 2},${cells.join(' ')},Training`], ','),
  },
  async read(bytes) {
    const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
    const layout = await layoutOf(blob);
    return layout
      ? readPixelTable('x.csv', blob, layout)
      : refuse({ file: 'x.csv', why: 'only-labels' });
  },
});
