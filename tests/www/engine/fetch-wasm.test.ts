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

test('what has nothing to do with compiling stays what it was', () => {
  const trap = new WebAssembly.RuntimeError('unreachable');
  expect(whyNotCompiled(trap, ADDRESS, page)).toBe(trap);
});
