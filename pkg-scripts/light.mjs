// A Vite plugin: what a page loads for an entry before anything is needed, its script and all that
// this imports at once, stays light.
import zlib from 'node:zlib';

const MOST_BYTES = 40_000; // in gzip

/**
 * @param {string} entry
 * @returns {import('vite').Plugin}
 */
export function light(entry) {
  return {
    name: 'light',
    enforce: 'post',
    writeBundle(_options, bundle) {
      // here chunks are as they are written
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const needed = new Set(chunks.filter(({ isEntry, name }) => isEntry && name === entry));
      if (needed.size === 0) this.error(`there is no ${entry} to weigh`);
      for (const { imports } of needed)
        for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
      const sizes = [...needed].map(({ fileName, code }) => ({
        fileName,
        size: zlib.gzipSync(code).length,
      }));
      const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
      const parts = sizes.map(({ fileName, size }) => `${fileName} ${size}`).join(', ');
      if (bytes > MOST_BYTES)
        this.error(
          `${entry} loads ${bytes} bytes (gzip) at once, more than ${MOST_BYTES}: ${parts}`,
        );
      console.log(
        `${entry} loads ${bytes} of at most ${MOST_BYTES} bytes (gzip) at once: ${parts}`,
      );
    },
  };
}
