// The package's declarations: of all that TypeScript writes for www/, what the package's entries
// need, bundled.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { outward } from './outward.mjs';

const WRITTEN = 'node_modules/.cache/types/www'; // where tsconfig.base.json has them

/**
 * @param {readonly { file: string, source: string }[]} entries `source`: a module of www/; `file`:
 *   what its declarations are called
 * @param {string} folder
 */
export async function writeTypes(entries, folder) {
  execFileSync('node_modules/.bin/tsc', ['--build', 'www'], { stdio: 'inherit' });
  await bundleTypes(entries, WRITTEN, folder);
}

/**
 * @param {readonly { file: string, source: string }[]} entries
 * @param {string} from where the declarations of `source` lie
 * @param {string} to
 */
export async function bundleTypes(entries, from, to) {
  const bundle = await rolldown({
    input: Object.fromEntries(
      entries.map(({ file, source }) => [file, path.resolve(from, `${source}.d.ts`)]),
    ),
    external: (name) => !/^[./]/.test(name),
    plugins: [outward(), dts({ dtsInput: true, tsconfig: false })],
    experimental: { attachDebugInfo: 'none' }, // which would name folders of this machine
  });
  const { output } = await bundle.write({
    dir: to,
    chunkFileNames: '[name].d.ts',
    minifyInternalExports: false,
  });
  for (const chunk of output) {
    const [library] =
      chunk.type === 'chunk'
        ? chunk.imports.filter((name) => !output.some(({ fileName }) => fileName === name))
        : [];
    if (library)
      throw new Error(
        `${chunk.fileName}: the package's types can't use ${library}, which its users don't have`,
      );
  }
}
