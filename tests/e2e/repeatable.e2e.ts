import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const STEPS = 20;
const visitor = withVisitor();

test('the same seed gives the same losses, bit for bit', async () => {
  const run = async () => {
    await visitor().open();
    await visitor().waitForSteps(STEPS);
    return (await visitor().losses()).slice(0, STEPS);
  };
  const first = await run();
  expect(first).toHaveLength(STEPS);
  expect(await run()).toEqual(first);
});
