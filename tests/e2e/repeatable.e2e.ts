import { expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const STEPS = 20;
const lab = withLab();

test('the same seed gives the same losses, bit for bit', async () => {
  const run = async () => {
    await lab().open();
    await lab().waitForSteps(STEPS);
    return (await lab().losses()).slice(0, STEPS);
  };
  const first = await run();
  expect(first).toHaveLength(STEPS);
  expect(await run()).toEqual(first);
});
