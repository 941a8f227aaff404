import { expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab({ mayComplain: true });

test('when the GPU process dies, the run goes on on the CPU', async () => {
  await lab().open();
  await lab().waitForSteps(4);
  const before = await lab().step();

  const session = await lab().browser.target().createCDPSession();
  await session.send('Browser.crashGpuProcess');

  await lab().waitForEvent('device');
  expect((await lab().events('device')).at(-1)?.device.kind).toBe('cpu');
  await lab().until('the badge to tell why', async () =>
    /^CPU\s+.*because/.test(await lab().text('device-badge')),
  );
  await lab().until('a message about it', async () =>
    (await lab().text('message')).includes('CPU'),
  );

  const resumed = (await lab().events('warning')).at(-1)!.message.match(/from step (\d+)/);
  expect(Number(resumed?.[1])).toBeGreaterThan(0);
  await lab().until('steps beyond those before', async () => (await lab().step()) > before + 20);
});
