// Threads of Node as workers: real ones.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { hasThreads } from '../../../www/engine/thread';
import { startWorker } from '../../../www/engine/worker-source';

let folder: string | undefined;
afterEach(() => {
  vi.unstubAllGlobals();
  if (folder) fs.rmSync(folder, { recursive: true });
  folder = undefined;
});

function start(script: string) {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'thread-'));
  const file = path.join(folder, 'worker.mjs');
  fs.writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${script}`);
  return startWorker(pathToFileURL(file).href, 'a test').worker;
}
const next = (worker: EventTarget, type: string) =>
  new Promise<Event>((resolve) => worker.addEventListener(type, resolve, { once: true }));

test('a thread hears and answers as a worker does, and what is moved to it is gone here', async () => {
  const worker = start(
    `parentPort.on('message', (bytes) => parentPort.postMessage(bytes.map((byte) => 2 * byte)));`,
  );
  const answer = next(worker, 'message');
  const bytes = Uint8Array.of(1, 2);
  worker.postMessage(bytes, [bytes.buffer]);
  expect(((await answer) as MessageEvent).data).toEqual(Uint8Array.of(2, 4));
  expect(bytes).toHaveLength(0);
  worker.terminate();
});

test('a thread that fails says why', async () => {
  const worker = start(`throw new Error('out of memory');`);
  expect(await next(worker, 'error')).toMatchObject({ message: 'out of memory' });
});

test('where nobody can be asked for threads there are none', () => {
  expect(hasThreads()).toBe(true);
  vi.stubGlobal('process', {});
  expect(hasThreads()).toBe(false);
});
