import { defineConfig } from 'vite';

// Relative URLs, so that dist/ works from any folder of any host.
export default defineConfig({
  root: 'www',
  base: './',
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'www/index.html', bench: 'www/bench.html' },
    },
  },
  server: { fs: { allow: ['..'] } },
  test: { root: '.', include: ['tests/www/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
