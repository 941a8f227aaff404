// Rspack copies the worker, the wasm and the font by itself.
import path from 'node:path';

export default {
  mode: 'production',
  entry: './main.js',
  output: { path: path.resolve('public/built') },
  performance: { hints: false }, // it would count the wasm, which a page loads only when it is needed
};
