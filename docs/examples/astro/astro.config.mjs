import { defineConfig } from 'astro/config';

// For the development server: Vite up to 7 moves the package away from its worker and its wasm.
export default defineConfig({ vite: { optimizeDeps: { exclude: ['vae-lab'] } } });
