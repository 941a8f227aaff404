// A Vite plugin: writes the service worker, with the list of the files that the page needs without a network.
import { createHash } from 'node:crypto';
import fs from 'node:fs';

const PUBLIC = ['manifest.webmanifest', 'icons/icon.svg', 'icons/192.png', 'icons/512.png'];
const MOST_BYTES = 8_000_000; // leaves out the WebGPU engine

export function offline() {
  return {
    name: 'offline',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const wanted = Object.values(bundle).filter(({ fileName }) => fileName === 'index.html' || /^assets\/(?!bench)/.test(fileName));
      const files = wanted.filter((file) => contentOf(file).length <= MOST_BYTES).map(({ fileName }) => fileName);
      const hash = createHash('sha256');
      for (const file of wanted) hash.update(file.fileName).update(contentOf(file));
      const source = fs.readFileSync(new URL('../www/offline/service-worker.js', import.meta.url), 'utf8');
      const head = `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 16))};\nconst FILES = ${JSON.stringify([...files, ...PUBLIC].sort())};\n`;
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: head + source });
    },
  };
}

const contentOf = (file) => (file.type === 'chunk' ? file.code : file.source);
