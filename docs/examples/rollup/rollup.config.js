import { nodeResolve } from '@rollup/plugin-node-resolve';
import { importMetaAssets } from '@web/rollup-plugin-import-meta-assets';

export default {
  input: 'main.js',
  output: { dir: 'public/built', format: 'es' },
  // The second copies the worker, the wasm and the font.
  plugins: [nodeResolve(), importMetaAssets()],
};
