// Prints the size of each file given, as it is, in gzip and in brotli.
import fs from 'node:fs';
import zlib from 'node:zlib';
import { smallest } from './compress.mjs';

const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(2)} MB`.padStart(10);

console.log(`${'raw'.padStart(10)}${'gzip'.padStart(10)}${'brotli'.padStart(10)}`);
for (const file of process.argv.slice(2)) {
  const data = fs.readFileSync(file);
  const columns = [
    data.length,
    zlib.gzipSync(data, { level: 9 }).length,
    (await smallest(data)).length,
  ];
  console.log(`${columns.map(megabytes).join('')}  ${file}`);
}
