import { expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();

test('auto refuses a software adapter and says so', async () => {
  await lab().open({ device: 'auto' });
  expect(await lab().text('device-badge')).toMatch(/^CPU\s+.*software/);
  await lab().waitForSteps(5);
});

test('the badge says that WebGPU was chosen, and on which adapter', async () => {
  await lab().open({ autoplay: false });
  expect(await lab().text('device-badge')).toMatch(/^WebGPU\s+.*SwiftShader/i);
});

test('the default model takes steps too', async () => {
  await lab().open({ defaultModel: true });
  await lab().waitForSteps(2);
  expect((await lab().losses()).every(Number.isFinite)).toBe(true);
});
