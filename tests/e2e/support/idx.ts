// Small IDX files, the layout MNIST comes in: a bright square in the image's corner, by class.
export function idxImages(count: number, { height = 12, width = 12 } = {}): Uint8Array {
  const bytes = header(3, [count, height, width], count * height * width);
  for (let n = 0; n < count; n++) {
    const [top, left] = corner(n, height, width);
    for (let y = 0; y < height / 2; y++) {
      bytes.fill(200 + (n % 50), at(n, top + y, left), at(n, top + y, left + width / 2));
    }
  }
  return bytes;

  function at(n: number, y: number, x: number): number {
    return 16 + (n * height + y) * width + x;
  }
}

export function idxLabels(count: number): Uint8Array {
  const bytes = header(1, [count], count);
  for (let n = 0; n < count; n++) bytes[8 + n] = n % 4;
  return bytes;
}

function corner(n: number, height: number, width: number): [number, number] {
  return [n % 2 ? height / 2 : 0, n % 4 > 1 ? width / 2 : 0];
}

function header(dims: number, sizes: number[], body: number): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + body);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 + dims);
  sizes.forEach((size, i) => view.setUint32(4 + 4 * i, size));
  return bytes;
}
