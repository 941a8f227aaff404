import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

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
      input: { index: 'www/index.html', bench: 'www/bench.html', 'bench-module': 'www/bench/module.ts' },
      // The bench module is imported by name, outside any page.
      output: { entryFileNames: ({ name }) => (name === 'bench-module' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  plugins: [
    // The page without a network. It registers itself (lab/offline.ts), and a new version waits until no tab has the old one open.
    VitePWA({
      injectRegister: null,
      includeManifestIcons: false, // they are among the files below
      showMaximumFileSizeToCacheInBytesWarning: true,
      manifest: {
        name: 'vae-lab',
        short_name: 'vae-lab',
        description: 'Watch a variational autoencoder learn in your browser.',
        start_url: './',
        display: 'standalone',
        background_color: '#faf9f5',
        theme_color: '#faf9f5',
        icons: [
          { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: 'icons/192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
      workbox: {
        // The CPU's engine is what every visitor can fall back to. The WebGPU one is too large for everybody, and kept once it is used.
        globPatterns: ['index.html', 'assets/*.{js,css,svg,wasm}', 'icons/*'],
        globIgnores: ['assets/bench*'],
        navigateFallback: null, // other pages of the site are not this one
        ignoreURLParametersMatching: [/.*/],
        maximumFileSizeToCacheInBytes: 8_000_000,
        runtimeCaching: [{ urlPattern: ({ url }) => url.pathname.endsWith('.wasm'), handler: 'CacheFirst', options: { cacheName: 'engines', expiration: { maxEntries: 4 } } }],
      },
    }),
  ],
  server: { fs: { allow: ['..'] } },
  test: { root: '.', include: ['tests/www/**/*.test.ts'] },
});
