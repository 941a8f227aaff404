import type { UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { docs } from './pkg-scripts/docs.mjs';
import { offline } from './pkg-scripts/offline.mjs';
import { panelSections } from './pkg-scripts/panel-sections.mjs';

/** What the widget's build has in common with the page's. */
export const COMMON = {
  root: 'www',
  base: './', // relative URLs, so that dist/ works from any folder of any host
  // One file without chunks of its own, which pages of other origins can start by its address
  // alone.
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
} satisfies UserConfig;
export const COMPILED = { target: 'es2022', assetsInlineLimit: 0 };

export default defineConfig({
  ...COMMON,
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    ...COMPILED,
    rolldownOptions: {
      input: {
        index: 'www/index.html',
        embed: 'www/embed.html',
        bench: 'www/bench.html',
        'bench-module': 'www/bench/module.ts',
      },
      // The bench module is imported by name, outside any page.
      output: {
        entryFileNames: ({ name }) =>
          name === 'bench-module' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  plugins: [panelSections(), offline(), docs()],
  server: { fs: { allow: ['..'] } },
  test: { root: '.', include: ['tests/www/**/*.test.ts'], testTimeout: 30_000 }, // property tests on a slow machine
});
