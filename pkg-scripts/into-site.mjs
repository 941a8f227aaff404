// A Vite plugin: what is built is also put into the site, where the large files of both must be the
// same ones.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {string} site
 * @returns {import('vite').Plugin}
 */
export function intoSite(site) {
  return {
    name: 'into-site',
    enforce: 'post',
    writeBundle({ dir = '.' }) {
      fs.cpSync(dir, site, { recursive: true });
      const assets = path.join(site, 'assets');
      const seen = new Map();
      for (const name of fs.readdirSync(assets).filter((name) => name.endsWith('.wasm'))) {
        const hash = createHash('sha256')
          .update(fs.readFileSync(path.join(assets, name)))
          .digest('hex');
        if (seen.has(hash))
          this.error(`${site} holds the same wasm twice: ${seen.get(hash)} and ${name}`);
        seen.set(hash, name);
      }
    },
  };
}
