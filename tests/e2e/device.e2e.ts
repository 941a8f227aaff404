import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

test('the badge names the device and why it was taken', async () => {
  await visitor().open({ device: 'cpu' });
  expect(await visitor().text('device-badge')).toMatch(/^CPU\s+.*as chosen/);
});

test('without WebGPU, auto takes the CPU and says why', async () => {
  await visitor().open({ device: 'auto' });
  expect(await visitor().text('device-badge')).toMatch(/^CPU\s+.*because/);
  await visitor().waitForSteps(5);
});

test('asked for WebGPU where there is none, it trains on the CPU and says so', async () => {
  await visitor().open({ device: 'webgpu', defaultModel: true });
  expect(await visitor().text('device-badge')).toMatch(/^CPU\s+.*because/);
  await visitor().waitForSteps(5);
});
