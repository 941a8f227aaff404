// Bundles the peers' pages, minified as a site would ship them, into target/bench/peers.
import fs from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const pages = ['jax', 'tfjs-wasm', 'tfjs-webgl', 'tfjs-webgpu'];
const jax = JSON.parse(
  fs.readFileSync(path.join(root, 'node_modules/@jax-js/jax/package.json'), 'utf8'),
);

export default defineConfig({
  root,
  base: './',
  logLevel: 'warn',
  define: { __JAX_VERSION__: JSON.stringify(jax.version) },
  build: {
    outDir: '../../../target/bench/peers',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page, path.join(root, `pages/${page}.js`)])),
      output: { entryFileNames: '[name].js' },
    },
  },
});
