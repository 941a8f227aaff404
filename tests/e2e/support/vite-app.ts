// Someone else's project: a fresh folder with the packed npm package installed, and nothing else
// from here but the tools.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, createServer, type InlineConfig } from 'vite';

const PROJECT = 'tests/e2e/package-app';
const TSC = path.resolve('node_modules/.bin/tsc');

export class ViteApp {
  private constructor(readonly folder: string) {}

  /**
   * Packs what is built, and installs it as npm does with a file, for which it needs no network.
   */
  static create(project = PROJECT): ViteApp {
    const tarball = execFileSync('pkg-scripts/package', {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();
    const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'vae-lab-app-'));
    fs.cpSync(project, folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    execFileSync('npm', ['install', '--offline', '--silent', '--no-audit', '--no-fund', tarball], {
      cwd: folder,
    });
    return new ViteApp(folder);
  }

  /** What TypeScript complains about; no types are taken from elsewhere. */
  complaints(moduleResolution: 'bundler' | 'nodenext'): string {
    const module = moduleResolution === 'bundler' ? 'esnext' : 'nodenext';
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--lib',
      'es2023,dom,dom.iterable',
      '--types',
      '',
      '--module',
      module,
      '--moduleResolution',
      moduleResolution,
    ];
    try {
      return execFileSync(TSC, [...options, 'engine.ts', 'widget.ts'], {
        cwd: this.folder,
        encoding: 'utf8',
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  /** The folder of the built site. */
  async build(): Promise<string> {
    await build({ ...this.#config, base: './' });
    return path.join(this.folder, 'dist');
  }

  async serve(): Promise<{ url: string; close(): Promise<void> }> {
    const server = await createServer({ ...this.#config, server: { port: 0, hmr: false } });
    await server.listen();
    return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
  }

  get #config(): InlineConfig {
    return { root: this.folder, configFile: false, logLevel: 'warn' };
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
