import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor({ mayComplain: true });

test('when the GPU process dies, the run goes on on the CPU', async () => {
  await visitor().open();
  await visitor().waitForSteps(4);
  const before = await visitor().step();

  const session = await visitor().browser.target().createCDPSession();
  await session.send('Browser.crashGpuProcess');

  await visitor().waitForEvent('device');
  expect((await visitor().events('device')).at(-1)?.device.kind).toBe('cpu');
  await visitor().until('the badge to tell why', async () =>
    /^CPU\s+.*because/.test(await visitor().text('device-badge')),
  );
  await visitor().until('a message about it', async () =>
    (await visitor().text('message')).includes('CPU'),
  );

  const resumed = (await visitor().events('warning')).at(-1)!.message.match(/from step (\d+)/);
  expect(Number(resumed?.[1])).toBeGreaterThan(0);
  await visitor().until(
    'steps beyond those before',
    async () => (await visitor().step()) > before + 20,
  );
});
