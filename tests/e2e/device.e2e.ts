import { expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();

test('the badge names the device and why it was taken', async () => {
  await lab().open({ device: 'cpu' });
  expect(await lab().text('device-badge')).toMatch(/^CPU\s+.*as chosen/);
});

test('without WebGPU, auto takes the CPU and says why', async () => {
  await lab().open({ device: 'auto' });
  expect(await lab().text('device-badge')).toMatch(/^CPU\s+.*because/);
  await lab().waitForSteps(5);
});

test('asked for WebGPU where there is none, it trains on the CPU and says so', async () => {
  await lab().open({ device: 'webgpu', defaultModel: true });
  expect(await lab().text('device-badge')).toMatch(/^CPU\s+.*because/);
  await lab().waitForSteps(5);
});
