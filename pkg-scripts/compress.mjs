// Writes name.br and name.gz beside every file of a folder that shrinks, for hosts that send what
// was compressed beforehand.
// usage: node compress.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const SHRINKS = /\.(html|js|css|json|svg|txt|wasm|webmanifest)$/;
const LEAST_BYTES = 1000; // below, a response's headers weigh more

const [brotli, gzip] = [promisify(zlib.brotliCompress), promisify(zlib.gzip)];

/**
 * As small as brotli gets; of 12 MB it takes half a minute.
 *
 * @param {Uint8Array} data
 * @returns {Promise<Uint8Array>}
 */
export const smallest = (data) =>
  brotli(data, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: data.length,
    },
  });

/** @param {string} file */
async function compress(file) {
  const data = fs.readFileSync(file);
  if (data.length < LEAST_BYTES) return;
  const [br, gz] = await Promise.all([smallest(data), gzip(data, { level: 9 })]);
  fs.writeFileSync(`${file}.br`, br);
  fs.writeFileSync(`${file}.gz`, gz);
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2];
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => SHRINKS.test(name));
  await Promise.all(files.map((name) => compress(path.join(folder, name))));
  console.log(`${files.length} files of ${folder} also as .br and .gz`);
}
