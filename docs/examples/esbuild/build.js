// esbuild leaves `new URL('…', import.meta.url)` as it is: the files that are named so have to lie
// beside the bundle.
import fs from 'node:fs';
import { build } from 'esbuild';

await build({
  entryPoints: ['main.js'],
  outdir: 'public/built',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
});
fs.cpSync('node_modules/vae-lab/assets', 'public/built', { recursive: true });
