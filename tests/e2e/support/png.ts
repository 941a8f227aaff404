// Tiny PNG files: grey, eight bits a pixel, or of any kind, and one that only claims to be large.
import zlib from 'node:zlib';

export function png(
  width: number,
  height: number,
  grey: (x: number, y: number) => number,
): Uint8Array {
  return pngOfKind({ width, height, colour: 'grey', depth: 8, pixel: (x, y) => [grey(x, y)] });
}

export interface PngKind {
  width: number;
  height: number;
  colour: 'grey' | 'rgb' | 'palette' | 'grey-alpha' | 'rgba';
  depth: 8 | 16;
  pixel(x: number, y: number): number[]; // a value for each channel
  interlaced?: boolean;
  filter?(row: number): number; // 0 to 4; none where it is missing
  chunks?: [type: string, data: Uint8Array][]; // before the pixels
}

const COLOURS = {
  grey: [0, 1],
  rgb: [2, 3],
  palette: [3, 1],
  'grey-alpha': [4, 2],
  rgba: [6, 4],
} as const;
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function pngOfKind({
  width,
  height,
  colour,
  depth,
  pixel,
  interlaced = false,
  filter = () => 0,
  chunks = [],
}: PngKind): Uint8Array {
  const [type, channels] = COLOURS[colour];
  const size = (channels * depth) / 8;
  const lines: number[] = [];
  for (const [left, top, across, down] of interlaced ? ADAM7 : ([[0, 0, 1, 1]] as const)) {
    if (left >= width) continue;
    let above = new Array<number>(Math.ceil((width - left) / across) * size).fill(0);
    for (let y = top, row = 0; y < height; y += down, row++) {
      const line: number[] = [];
      for (let x = left; x < width; x += across)
        line.push(
          ...pixel(x, y).flatMap((value) => (depth === 16 ? [value >> 8, value & 255] : [value])),
        );
      lines.push(filter(row), ...filtered(filter(row), line, above, size));
      above = line;
    }
  }
  return assemble(
    { width, height, depth, type, interlaced },
    zlib.deflateSync(Buffer.from(lines), { level: 1 }),
    chunks,
  );
}

/** Each byte less what the filter guesses from its neighbours. */
function filtered(
  filter: number,
  line: readonly number[],
  above: readonly number[],
  size: number,
): number[] {
  return line.map((value, i) => {
    const [a, b, c] = [line[i - size] ?? 0, above[i]!, i < size ? 0 : above[i - size]!];
    const p = a + b - c;
    const nearest = [a, b, c].reduce((best, one) =>
      Math.abs(p - one) < Math.abs(p - best) ? one : best,
    );
    return (value - [0, a, b, (a + b) >> 1, nearest][filter]!) & 255;
  });
}

/** A header that tells of so many pixels, and none of them. */
export function claimedPng(width: number, height: number): Uint8Array {
  return assemble(
    { width, height, depth: 8, type: 0, interlaced: false },
    zlib.deflateSync(Buffer.alloc(64)),
    [],
  );
}

/** A bright bar on black, leaning to one side by its class of four. */
export function barPng(n: number, side = 28): Uint8Array {
  const lean = ((n % 4) - 1.5) / 2;
  const shift = (n * 7) % 5;
  return png(side, side, (x, y) =>
    Math.abs(x - side / 2 - shift + 2 - lean * (y - side / 2)) < 2 ? 200 + (n % 50) : 0,
  );
}

interface Header {
  width: number;
  height: number;
  depth: number;
  type: number;
  interlaced: boolean;
}

function assemble(
  { width, height, depth, type, interlaced }: Header,
  packed: Uint8Array,
  chunks: readonly [string, Uint8Array][],
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, type, 0, 0, Number(interlaced)], 8);
  const parts = [
    ['IHDR', header],
    ...chunks,
    ['IDAT', packed],
    ['IEND', new Uint8Array()],
  ] as const;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...parts.map(([name, data]) => chunk(name, data)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(zlib.crc32(body), framed.length - 4);
  return framed;
}
