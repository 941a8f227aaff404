// An example of docs/examples as someone has it who copied it: a folder of its own with what its
// package.json asks for.
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Host } from '../../../pkg-scripts/hosts.mjs';

const run = promisify(execFile);
const QUIET = {
  ...process.env,
  NO_COLOR: '1',
  NODE_ENV: '', // vitest's own would make them test builds
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
};

export class Project {
  private constructor(readonly folder: string) {}

  /** With `pictures` where the example has its own. */
  static async create(host: Host, tarball: string, pictures: Uint8Array): Promise<Project> {
    const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'vae-lab-host-'));
    fs.cpSync(path.join('docs/examples', host.example), folder, { recursive: true });
    fs.mkdirSync(path.join(folder, host.pictures), { recursive: true });
    fs.writeFileSync(path.join(folder, host.pictures, 'pictures.zip'), pictures);
    const project = new Project(folder);
    if (project.isPackage)
      await project.#install({ ...host.versions, 'vae-lab': `file:${tarball}` });
    return project;
  }

  /** Others have no tools of npm's. */
  get isPackage(): boolean {
    return fs.existsSync(path.join(this.folder, 'package.json'));
  }

  async #install(versions: Record<string, string>): Promise<void> {
    const file = path.join(this.folder, 'package.json');
    const written = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string> | undefined
    >;
    for (const list of [written.dependencies ?? {}, written.devDependencies ?? {}])
      for (const name of Object.keys(list)) list[name] = versions[name] ?? list[name]!;
    fs.writeFileSync(file, JSON.stringify(written));
    await this.tell('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund');
  }

  /** What its script `build` says. */
  build(): Promise<string> {
    return this.tell('npm', 'run', 'build');
  }

  /** What a program says that has to end well. */
  async tell(program: string, ...args: string[]): Promise<string> {
    try {
      const { stdout, stderr } = await run(program, args, { cwd: this.folder, env: QUIET });
      return stdout + stderr;
    } catch (thrown) {
      const { stdout, stderr, message } = thrown as Record<string, string>;
      throw new Error(`${message}\n${stdout}\n${stderr}`);
    }
  }

  /** Its script `start`, from when it answers. */
  async start(): Promise<{ url: string; said(): string; close(): void }> {
    const port = await freePort();
    const server = spawn('npm', ['start', '--', '--port', String(port)], {
      cwd: this.folder,
      env: QUIET,
      detached: true, // a group of its own, which ends as one
    });
    let said = '';
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const close = (): void => void (server.exitCode === null && process.kill(-server.pid!));
    const url = `http://localhost:${port}/`;
    for (const end = Date.now() + 60_000; ; await new Promise((after) => setTimeout(after, 200))) {
      if (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        return { url, said: () => said, close };
      if (Date.now() < end && server.exitCode === null) continue;
      close();
      throw new Error(`its server doesn't answer:\n${said}`);
    }
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
