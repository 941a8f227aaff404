// Files of the package whose names change with what is in them, under names to rely on: bundlers
// give the address of each (`vae-lab/cpu.wasm?url`), and `worker` and `wasm` of an engine take it.
import fs from 'node:fs';
import path from 'node:path';

const WASM = ['cpu', 'cpu-relaxed', 'webgpu'];
const WORKERS = [
  { name: './worker', script: /^worker-/ },
  { name: './import-worker', script: /^import-worker-/ },
];

/** What these modules are to TypeScript: an engine takes an address, which bundlers know how to ask for. */
export const ASSET_TYPES = 'asset';

/**
 * @param {string} folder where the package is built
 * @returns {{ name: string, file: string }[]} as exports name them
 */
export function stableAssets(folder) {
  const assets = path.join(folder, 'assets');
  const names = fs.readdirSync(assets);
  const one = (/** @type {string} */ name, /** @type {(file: string) => boolean} */ isIt) => {
    const [file, ...others] = names.filter(isIt);
    if (!file || others.length > 0)
      throw new Error(`${assets} has ${file ? 'several' : 'no'} ${name}`);
    return { name, file: `./assets/${file}` };
  };
  const workers = WORKERS.map(({ name, script }) => one(name, (file) => script.test(file)));
  const built = WASM.filter((name) => fs.existsSync(wasmOf(name)));
  const wasm = built.map((name) => {
    const bytes = fs.readFileSync(wasmOf(name));
    const isIt = (/** @type {string} */ file) =>
      file.endsWith('.wasm') && fs.readFileSync(path.join(assets, file)).equals(bytes);
    return one(`./${name}.wasm`, isIt);
  });
  return [...workers, ...wasm];
}

/** @param {string} name */
function wasmOf(name) {
  return path.join('pkg', name, 'vae_lab_bg.wasm');
}
