// Tiny PNG files: grey, eight bits a pixel, and one that only claims to be large.
import zlib from 'node:zlib';

export function png(width: number, height: number, grey: (x: number, y: number) => number): Uint8Array {
  const rows = Buffer.alloc(height * (width + 1)); // each row begins with its filter: none
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = grey(x, y);
  return assemble(width, height, zlib.deflateSync(rows, { level: 1 }));
}

/** A header that tells of so many pixels, and none of them. */
export function claimedPng(width: number, height: number): Uint8Array {
  return assemble(width, height, zlib.deflateSync(Buffer.alloc(64)));
}

/** A bright bar on black, leaning to one side by its class of four. */
export function barPng(n: number, side = 28): Uint8Array {
  const lean = ((n % 4) - 1.5) / 2;
  const shift = (n * 7) % 5;
  return png(side, side, (x, y) => (Math.abs(x - side / 2 - shift + 2 - lean * (y - side / 2)) < 2 ? 200 + (n % 50) : 0));
}

function assemble(width: number, height: number, packed: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits, of grey alone
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', new Uint8Array())]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(zlib.crc32(body), framed.length - 4);
  return framed;
}
