import { defineConfig } from 'vitest/config';
import { docs } from './pkg-scripts/docs.mjs';
import { offline } from './pkg-scripts/offline.mjs';

// Relative URLs, so that dist/ works from any folder of any host.
export default defineConfig({
  root: 'www',
  base: './',
  // One file without chunks of its own, which pages of other origins can start by its address alone.
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'www/index.html', embed: 'www/embed.html', bench: 'www/bench.html', 'bench-module': 'www/bench/module.ts' },
      // The bench module is imported by name, outside any page.
      output: { entryFileNames: ({ name }) => (name === 'bench-module' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  plugins: [offline(), docs()],
  server: { fs: { allow: ['..'] } },
  test: { root: '.', include: ['tests/www/**/*.test.ts'], testTimeout: 30_000 }, // property tests on a slow machine
});
