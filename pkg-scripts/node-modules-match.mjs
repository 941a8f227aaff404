// Exits with 0 when node_modules holds what package-lock.json asks for.
import fs from 'node:fs';

/** @typedef {{ version?: string, optional?: boolean }} Package */

/** @returns {Record<string, Package>} by their paths */
const packagesOf = (/** @type {string} */ file) =>
  JSON.parse(fs.readFileSync(file, 'utf8')).packages;

try {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  const differs = Object.entries(wanted).some(
    ([path, { version, optional }]) =>
      path !== '' && !optional && installed[path]?.version !== version,
  );
  process.exit(differs ? 1 : 0);
} catch {
  process.exit(1); // nothing installed yet
}
