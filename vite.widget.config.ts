// The widget and the engine for other people's pages, into package/ and dist/: entries under names
// to rely on, all else by hash.
import { defineConfig } from 'vite';
import { intoSite } from './pkg-scripts/into-site.mjs';
import { ENTRIES } from './pkg-scripts/npm/entries.mjs';
import { light } from './pkg-scripts/light.mjs';
import { litAnywhere } from './pkg-scripts/lit-anywhere.mjs';
import { noPreload } from './pkg-scripts/no-preload.mjs';
import { COMMON, COMPILED } from './vite.config.ts';

export default defineConfig({
  ...COMMON,
  publicDir: false,
  build: {
    ...COMPILED,
    outDir: '../package',
    emptyOutDir: true,
    modulePreload: false, // its links would stand in a page that is not ours
    rolldownOptions: {
      input: Object.fromEntries(ENTRIES.map(({ file, source }) => [file, `www/${source}.ts`])),
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  plugins: [litAnywhere(), noPreload(), light('vae-lab'), intoSite('dist')],
});
