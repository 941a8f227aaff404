import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

test('auto refuses a software adapter and says so', async () => {
  await visitor().open({ device: 'auto' });
  expect(await visitor().text('device-badge')).toMatch(/^CPU\s+.*software/);
  await visitor().waitForSteps(5);
});

test('the badge says that WebGPU was chosen, and on which adapter', async () => {
  await visitor().open({ autoplay: false });
  expect(await visitor().text('device-badge')).toMatch(/^WebGPU\s+.*SwiftShader/i);
});

test('the default model takes steps too', async () => {
  await visitor().open({ defaultModel: true });
  await visitor().waitForSteps(2);
  expect((await visitor().losses()).every(Number.isFinite)).toBe(true);
});
