import { afterEach, expect, test, vi } from 'vitest';
import { artifactFor, hasRelaxedSimd, RELAXED_SIMD } from '../../../www/engine/relaxed-simd';

afterEach(() => vi.restoreAllMocks());

const all = { cpu: 'cpu.wasm', 'cpu-relaxed': 'relaxed.wasm', webgpu: 'webgpu.wasm' };

test('the module that is asked about is one but for its relaxed instruction', () => {
  // i8x16.swizzle of plain SIMD, whose number is a byte shorter
  const [swizzle, end] = [14, RELAXED_SIMD.at(-1)!];
  const plain = Uint8Array.from([...RELAXED_SIMD.slice(0, -3), swizzle, end]);
  plain[20]!--; // the length of the code
  plain[22]!--; // and of the function in it
  expect(WebAssembly.validate(plain)).toBe(true);
});

test('a browser with relaxed SIMD gets the CPU engine made for it, if there is one', () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(true);
  expect(hasRelaxedSimd()).toBe(true);
  expect(artifactFor('cpu', all)).toBe('cpu-relaxed');
  expect(artifactFor('cpu', { cpu: 'cpu.wasm' })).toBe('cpu');
  expect(artifactFor('webgpu', all)).toBe('webgpu');
});

test('any other browser gets the plain one', () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  expect(artifactFor('cpu', all)).toBe('cpu');
});
