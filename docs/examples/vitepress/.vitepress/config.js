import { defineConfig } from 'vitepress';

const isCustomElement = (tag) => tag === 'vae-lab';

export default defineConfig({
  title: 'vae-lab with VitePress',
  vue: { template: { compilerOptions: { isCustomElement } } },
  // For the development server: Vite up to 7 moves the package away from its worker and its wasm.
  vite: { optimizeDeps: { exclude: ['vae-lab'] } },
});
