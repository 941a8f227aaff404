// The package for those who call require(): Node 20.19 and later, and bundlers, can require an ES
// module, but TypeScript takes only what is CommonJS by its name for something to be required.
import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {string} folder
 * @param {readonly { name: string, file: string }[]} scripts what each is called, and where the module is
 */
export function writeCommonJs(folder, scripts) {
  for (const { name, file } of scripts)
    fs.writeFileSync(path.join(folder, `${name}.cjs`), `module.exports = require('${file}');\n`);
  const types = path.join(folder, 'types');
  for (const name of fs.readdirSync(types).filter((name) => name.endsWith('.d.ts')))
    fs.writeFileSync(
      path.join(types, name.replace(/\.ts$/, '.cts')),
      asCommonJs(fs.readFileSync(path.join(types, name), 'utf8')),
    );
}

/**
 * Declarations that import one another as CommonJS.
 *
 * @param {string} declarations
 */
export function asCommonJs(declarations) {
  return declarations.replace(/((?:from|import) ?\(?['"]\.\.?\/[^'"]+)\.js(['"])/g, '$1.cjs$2');
}
