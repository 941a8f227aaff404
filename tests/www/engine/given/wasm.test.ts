import { expect, test } from 'vitest';
import { givenWasm, nameOf, sendable, type GivenWasm } from '../../../../www/engine/given/wasm';

const BUILT = { cpu: 'built:cpu', 'cpu-relaxed': 'built:relaxed', webgpu: 'built:webgpu' };
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0); // the smallest module
const given = (wasm: unknown) =>
  givenWasm(wasm as GivenWasm, BUILT, (address) => new URL(address, 'https://page.example/').href);

test('one wasm is the CPU’s, with relaxed SIMD and without; the GPU’s comes from where it lies', () => {
  expect(given('a.wasm')).toEqual({ cpu: 'https://page.example/a.wasm', webgpu: BUILT.webgpu });
  expect(given(EMPTY)).toEqual({ cpu: EMPTY, webgpu: BUILT.webgpu });
});

test('one for each device is taken as it is named', () => {
  const module = new WebAssembly.Module(EMPTY);
  expect(given({ webgpu: module })).toEqual({ ...BUILT, webgpu: module });
  expect(given({ cpu: EMPTY, 'cpu-relaxed': new URL('https://cdn.example/r.wasm') })).toEqual({
    cpu: EMPTY,
    'cpu-relaxed': 'https://cdn.example/r.wasm',
    webgpu: BUILT.webgpu,
  });
});

test('what is no wasm is refused by name', () => {
  const refusal = (wasm: unknown): string => {
    try {
      return JSON.stringify(given(wasm));
    } catch (error) {
      return String(error);
    }
  };
  expect(refusal(42)).toMatch(/^ArgumentError: wasm has to be an address.*not 42/);
  expect(refusal(null)).toMatch(/^ArgumentError: wasm has to be/);
  expect(refusal({ cpu: [1] })).toMatch(/^ArgumentError: wasm\.cpu has to be.*not Array/);
  expect(refusal({ gpu: EMPTY })).toMatch(/^ArgumentError: wasm names “gpu”; there are cpu, /);
});

test('of an answer its bytes are sent, and one that says no is told', async () => {
  const sent = await sendable({ cpu: new Response(EMPTY), webgpu: 'built:webgpu' });
  expect(new Uint8Array(sent.cpu as ArrayBuffer)).toEqual(EMPTY);
  expect(sent.webgpu).toBe('built:webgpu');
  await expect(sendable({ cpu: new Response('', { status: 404 }) })).rejects.toMatchObject({
    name: 'EngineUnreachable',
    message: expect.stringContaining('404'),
  });
});

test('engines share a worker where they were given the same bytes', () => {
  const other = EMPTY.slice();
  expect(nameOf(EMPTY)).toBe(nameOf(EMPTY));
  expect(nameOf(other)).not.toBe(nameOf(EMPTY));
  expect(nameOf(BUILT)).toBe(BUILT);
});
