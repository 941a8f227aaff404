// What a visitor downloads of the engine: it grew by a third once because of a single call.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { smallest } from '../../pkg-scripts/compress.mjs';

test.each([
  ['cpu', 520_000],
  ['cpu-relaxed', 520_000],
  ['webgpu', 1_500_000],
])('the %s engine has at most %i bytes, compressed', async (name, most) => {
  const { length } = await smallest(fs.readFileSync(`pkg/${name}/vae_lab_bg.wasm`));
  expect(length).toBeGreaterThan(100_000);
  expect(length).toBeLessThanOrEqual(most);
});
