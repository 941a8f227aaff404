// The widget and the engine for other people's pages, into package/ and dist/: entries under names to rely on, all else by hash.
import { defineConfig } from 'vite';
import { intoSite } from './pkg-scripts/into-site.mjs';
import { ENTRIES } from './pkg-scripts/npm/entries.mjs';
import { light } from './pkg-scripts/light.mjs';
import site from './vite.config.ts';

const { root, base, worker, build: { target, assetsInlineLimit } = {} } = site;

export default defineConfig({
  root, base, worker,
  publicDir: false,
  build: {
    target, assetsInlineLimit,
    outDir: '../package',
    emptyOutDir: true,
    modulePreload: false, // its links would stand in a page that is not ours
    rolldownOptions: {
      input: Object.fromEntries(ENTRIES.map(({ file, source }) => [file, `www/${source}.ts`])),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]' },
    },
  },
  plugins: [light('vae-lab'), intoSite('dist')],
});
