// A Vite plugin: writes the service worker, with the list of the files that the page needs without
// a network.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { RELAXED_SIMD } from '../www/engine/relaxed-simd.ts';

const PUBLIC = [
  'start-errors.js',
  'manifest.webmanifest',
  'icons/icon.svg',
  'icons/192.png',
  'icons/512.png',
];

/** @returns {import('vite').Plugin} */
export function offline() {
  return {
    name: 'offline',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const wanted = Object.values(bundle).filter(
        ({ fileName }) => fileName === 'index.html' || /^assets\/(?!bench)/.test(fileName),
      );
      const files = wanted
        .map(({ fileName }) => fileName)
        .filter((name) => !name.endsWith('.wasm'));
      const engine = (/** @type {string} */ name) =>
        wanted.find(
          (file) =>
            file.type === 'asset' &&
            file.originalFileNames.some((path) => path.endsWith(`pkg/${name}/vae_lab_bg.wasm`)),
        )?.fileName ?? null;
      const cpu = { plain: engine('cpu'), relaxed: engine('cpu-relaxed') };
      const hash = createHash('sha256');
      for (const file of wanted) hash.update(file.fileName).update(contentOf(file));
      const source = fs.readFileSync(
        new URL('../www/offline/service-worker.js', import.meta.url),
        'utf8',
      );
      const constants = {
        VERSION: hash.digest('hex').slice(0, 16),
        FILES: [...files, ...PUBLIC].sort(),
        CPU: cpu,
        RELAXED_SIMD: [...RELAXED_SIMD],
      };
      const head = Object.entries(constants)
        .map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`)
        .join('');
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: head + source });
    },
  };
}

const contentOf = (
  /** @type {import('vite').Rolldown.OutputAsset | import('vite').Rolldown.OutputChunk} */ file,
) => (file.type === 'chunk' ? file.code : file.source);
