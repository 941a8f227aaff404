import { expect, test } from 'vitest';
import {
  chooseBuild,
  isSoftware,
  type AdapterInfo,
  type GpuLike,
} from '../../../www/engine/choose-build';

const gpuWith = (info: AdapterInfo | null): GpuLike => ({
  requestAdapter: async () => (info ? { info } : null),
});
const nvidia = {
  vendor: 'nvidia',
  architecture: 'ampere',
  description: '',
  isFallbackAdapter: false,
};
const swiftshader = {
  vendor: 'google',
  architecture: 'swiftshader',
  description: '',
  isFallbackAdapter: false,
};

test('auto takes a real GPU and names it', async () => {
  const choice = await chooseBuild('auto', gpuWith(nvidia));
  expect(choice).toMatchObject({ kind: 'webgpu', adapter: 'nvidia ampere', unmet: false });
  expect(choice.reason()).toContain('nvidia ampere');
});

test('auto refuses a software adapter and says why', async () => {
  const choice = await chooseBuild('auto', gpuWith(swiftshader));
  expect(choice).toMatchObject({ kind: 'cpu', adapter: 'google swiftshader', unmet: false });
  expect(choice.reason()).toContain('software');
});

test('a pinned GPU may be software, and the reason says that it is', async () => {
  const choice = await chooseBuild('webgpu', gpuWith(swiftshader));
  expect(choice).toMatchObject({ kind: 'webgpu', unmet: false });
  expect(choice.reason()).toContain('software');
});

test.each([
  ['no WebGPU at all', undefined],
  ['no adapter', gpuWith(null)],
  ['a refusal', { requestAdapter: () => Promise.reject(new Error('blocked by policy')) }],
])(
  'with %s, auto and a pinned GPU both get the CPU, and only the pinned request is unmet',
  async (_, gpu) => {
    expect(await chooseBuild('auto', gpu)).toMatchObject({
      kind: 'cpu',
      adapter: null,
      unmet: false,
    });
    expect(await chooseBuild('webgpu', gpu)).toMatchObject({
      kind: 'cpu',
      adapter: null,
      unmet: true,
    });
  },
);

test('a refusal is passed on in the browser’s words', async () => {
  const choice = await chooseBuild('auto', {
    requestAdapter: () => Promise.reject(new Error('blocked by policy')),
  });
  expect(choice.reason()).toContain('blocked by policy');
});

test('a pinned CPU never asks for a GPU', async () => {
  const choice = await chooseBuild('cpu', {
    requestAdapter: () => Promise.reject(new Error('asked')),
  });
  expect(choice).toMatchObject({ kind: 'cpu', unmet: false });
  expect(choice.reason()).toContain('as chosen');
});

test.each<[string, AdapterInfo]>([
  ['the fallback flag', { isFallbackAdapter: true }],
  ['SwiftShader', { architecture: 'swiftshader' }],
  ['Mesa llvmpipe', { description: 'llvmpipe (LLVM 19.1.7, 256 bits)' }],
  ['lavapipe', { device: 'lavapipe' }],
  ['Windows', { description: 'Microsoft Basic Render Driver' }],
])('software is known by %s', (_, info) => {
  expect(isSoftware(info)).toBe(true);
});

test('real GPUs are not taken for software', () => {
  expect(isSoftware(nvidia)).toBe(false);
  expect(isSoftware({ vendor: 'apple', architecture: 'metal-3' })).toBe(false);
  expect(isSoftware({})).toBe(false);
});
