import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchWasm, whyNotCompiled } from '../../../www/engine/fetch-wasm';

afterEach(() => vi.unstubAllGlobals());

const ADDRESS = 'https://cdn.example/vae_lab_bg.wasm';
const page = new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });

test('a wasm that is there comes as it is', async () => {
  vi.stubGlobal('fetch', async () => page);
  expect(await fetchWasm(ADDRESS)).toBe(page);
});

test('a server that does not answer, or lets nobody read, is told with what to look at', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(fetchWasm(ADDRESS)).rejects.toMatchObject({
    name: 'EngineUnreachable',
    message: expect.stringMatching(/vae_lab_bg\.wasm.*Failed to fetch.*CORS.*connect-src/),
  });
});

test('a wasm that is not there is missed with its address and the status', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  await expect(fetchWasm(ADDRESS)).rejects.toMatchObject({
    name: 'EngineUnreachable',
    message: expect.stringMatching(/vae_lab_bg\.wasm.*404/),
  });
});

test('a page in place of a wasm, and a policy against wasm, are told apart', () => {
  const compiling = (message: string) =>
    whyNotCompiled(new WebAssembly.CompileError(message), ADDRESS, page).message;
  expect(compiling('expected magic word')).toMatch(/not the engine \(text\/html\)/);
  expect(compiling('call to WebAssembly.instantiate() blocked by CSP')).toContain(
    "'wasm-unsafe-eval'",
  );
});

test('in Node a file is read, and one that is not there is missed by its name', async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'wasm-'));
  const file = path.join(folder, 'a.wasm');
  await fs.writeFile(file, 'wasm');
  const address = pathToFileURL(file).href;
  const found = await fetchWasm(address);
  expect([await found.text(), found.headers.get('Content-Type')]).toEqual([
    'wasm',
    'application/wasm',
  ]);
  await fs.rm(folder, { recursive: true });
  await expect(fetchWasm(address)).rejects.toMatchObject({
    name: 'EngineUnreachable',
    message: expect.stringContaining('a.wasm'),
  });
});

test('bytes of another version, or of something else, are told as such', () => {
  for (const error of [WebAssembly.CompileError, WebAssembly.LinkError]) {
    const bytes = Uint8Array.of(1);
    expect(whyNotCompiled(new error('no such import'), bytes, bytes)).toMatchObject({
      name: 'EngineUnreachable',
      message: expect.stringMatching(/given as wasm.*no such import/),
    });
  }
});

test('what has nothing to do with compiling stays what it was', () => {
  const trap = new WebAssembly.RuntimeError('unreachable');
  expect(whyNotCompiled(trap, ADDRESS, page)).toBe(trap);
});
