import { expose, wrap } from 'comlink';
import { afterAll, describe, expect, it } from 'vitest';
import { letRefusalsCross } from '../../../www/data/crossing';
import { reasonOf, refuse, type Reason } from '../../../www/data/reasons';

letRefusalsCross();

const { port1, port2 } = new MessageChannel();
const worker = {
  refuse: (reason: Reason): void => refuse(reason),
  fail: (): void => {
    throw new TypeError('a fault of ours');
  },
  give: (): number => 7,
};
expose(worker, port1);
const remote = wrap<typeof worker>(port2);
afterAll(() => (port1.close(), port2.close()));

describe('what is thrown in the worker', () => {
  it('is the same reason on the page, to the last number', async () => {
    const reasons: Reason[] = [
      { file: 'x.npy', why: 'not-finite', value: NaN, count: 3, image: 1, images: 2 },
      {
        file: 'y\n"猫"\ud800.npy',
        why: 'not-finite',
        value: -Infinity,
        count: -0,
        image: 1,
        images: 2,
      },
      { file: '', why: 'shape', shape: [2 ** 53, 0] },
    ];
    for (const reason of reasons)
      expect(reasonOf(await remote.refuse(reason).catch((error: unknown) => error))).toEqual(
        reason,
      );
  });

  it('stays an error where it is no reason', async () => {
    const error = await remote.fail().catch((error: unknown) => error);
    expect(reasonOf(error)).toBeNull();
    expect(error).toMatchObject({ name: 'TypeError', message: 'a fault of ours' });
    expect(await remote.give()).toBe(7);
  });
});
