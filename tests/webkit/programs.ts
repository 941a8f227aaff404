// The programs that WebKit takes: a display that nobody sees, where there is none, and the driver,
// each until it says that it is ready.
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

export interface Programs {
  address: string; // of the driver
  close(): void;
}

const DRIVER = process.env['WEBKIT_DRIVER'] || 'WebKitWebDriver';
const SCREEN = '1600x1300x24';
const READY_MS = 20_000;

export async function startPrograms(): Promise<Programs> {
  const running: ChildProcess[] = [];
  const start = (program: string, options: string[], env: NodeJS.ProcessEnv = {}): ChildProcess => {
    const child = spawn(program, options, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
      detached: true,
    });
    running.push(child);
    return child;
  };
  const display =
    process.env['DISPLAY'] ??
    `:${await written(start('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', SCREEN]))}`;
  const port = await freePort();
  const driver = start(DRIVER, [`--port=${port}`, '--host=127.0.0.1'], {
    DISPLAY: display,
    GDK_BACKEND: 'x11',
  });
  const close = (): void => running.reverse().forEach(end);
  const address = `http://127.0.0.1:${port}`;
  try {
    await ready(driver, address);
  } catch (error) {
    close();
    throw error;
  }
  return { address, close };
}

/**
 * Among the libraries of WebKitGTK, such as /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser,
 * or named by the environment.
 */
export function miniBrowser(): string {
  const inside = (folder: string): string[] =>
    fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => path.join(folder, name));
  const folders = ['/usr/lib', '/usr/libexec', ...inside('/usr/lib')]
    .filter((folder) => fs.existsSync(folder))
    .flatMap(inside);
  const found =
    process.env['WEBKIT_MINIBROWSER'] ||
    folders
      .map((folder) => path.join(folder, 'MiniBrowser'))
      .find((program) => fs.existsSync(program));
  if (!found)
    throw new Error(
      'There is no MiniBrowser of WebKitGTK: WEBKIT_MINIBROWSER names it where it is not in /usr/lib.',
    );
  return found;
}

/** With all that it has started. */
function end({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

/** What the display writes once it is there: its number. */
function written(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdio[3]!.on('data', (bytes: Buffer) => resolve(String(bytes).trim()));
    child
      .once('error', reject)
      .once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function ready(driver: ChildProcess, address: string): Promise<void> {
  let failure: Error | null = null;
  driver
    .once('error', (error) => (failure = error))
    .once('exit', (code) => (failure ??= new Error(`${DRIVER} ended with ${code}`)));
  for (
    const end = Date.now() + READY_MS;
    Date.now() < end && !failure;
    await new Promise((resolve) => setTimeout(resolve, 50))
  ) {
    if (
      await fetch(`${address}/status`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
  }
  throw failure ?? new Error(`${DRIVER} did not answer within ${READY_MS / 1000} s`);
}
