// The package's scripts, bundled as they are for it, in a folder of their own and without a word of
// their weight.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import config from '../../../vite.widget.config';

const OWN_PLACES = ['light', 'into-site'];

export async function builtPackage(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    plugins: config.plugins!.filter(
      (plugin) => !(plugin && 'name' in plugin && OWN_PLACES.includes(plugin.name)),
    ),
    build: { ...config.build, outDir: folder, emptyOutDir: false, minify: false },
  });
  return folder;
}
