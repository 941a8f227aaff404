import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  // Only for the development server, and only up to Vite 7: it would move the package away from its
  // worker and its wasm.
  optimizeDeps: { exclude: ['vae-lab'] },
});
