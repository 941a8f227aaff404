// A Vite plugin: what a page loads for an entry before anything is needed, its script and all that this imports at once, stays light.
import zlib from 'node:zlib';

const MOST_BYTES = 40_000; // in gzip

export function light(entry) {
  return {
    name: 'light',
    enforce: 'post',
    writeBundle(_options, bundle) { // here chunks are as they are written
      const start = Object.values(bundle).find(({ type, isEntry, name }) => type === 'chunk' && isEntry && name === entry);
      const files = new Set([start.fileName]);
      for (const file of files) for (const needed of bundle[file].imports) files.add(needed);
      const sizes = [...files].map((file) => [file, zlib.gzipSync(bundle[file].code).length]);
      const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
      const parts = sizes.map(([file, size]) => `${file} ${size}`).join(', ');
      if (bytes > MOST_BYTES) this.error(`${entry} loads ${bytes} bytes (gzip) at once, more than ${MOST_BYTES}: ${parts}`);
      console.log(`${entry} loads ${bytes} of at most ${MOST_BYTES} bytes (gzip) at once: ${parts}`);
    },
  };
}
