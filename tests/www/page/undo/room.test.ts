import { describe, expect, it } from 'vitest';
import { MOST_BYTES, withinRoom, type Former } from '../../../../www/page/undo/room';
import type { Source } from '../../../../www/page/source';

const ids = (runs: readonly Former[]): number[] => runs.map(({ id }) => id);
const bytes = (length: number) => ({ byteLength: length }) as Uint8Array;
const images = (length: number): Source => ({
  set: { name: 'pets', height: 28, width: 28, pixels: bytes(length), labels: null },
  classNames: null,
});
const former = (id: number, given: Partial<Former> = {}): Former => ({
  id,
  record: {} as Former['record'],
  checkpoint: bytes(1000),
  source: null,
  glance: false,
  ...given,
});

describe('of former runs', () => {
  it('three are kept, and the fourth is forgotten', () => {
    expect(
      ids(
        withinRoom(
          [4, 3, 2, 1].map((id) => former(id)),
          null,
        ),
      ),
    ).toEqual([4, 3, 2]);
  });

  it('one that was replaced at once makes room before one that was trained, but for the last', () => {
    const glance = { glance: true };
    const runs = [former(4, glance), former(3, glance), former(2, glance), former(1)];
    expect(ids(withinRoom(runs, null))).toEqual([4, 3, 1]);
    expect(ids(withinRoom([former(5, glance), former(4), former(3), former(1)], null))).toEqual([
      5, 4, 3,
    ]);
  });

  it('no more are kept than fit into 200 MB', () => {
    const large = { checkpoint: bytes(MOST_BYTES / 2) };
    expect(ids(withinRoom([former(3, large), former(2, large), former(1)], null))).toEqual([3, 2]);
    expect(withinRoom([former(1, { checkpoint: bytes(MOST_BYTES + 1) })], null)).toEqual([]);
  });

  it('images count once, and those that are loaded not at all', () => {
    const source = images(MOST_BYTES * 0.9);
    const runs = [former(3, { source }), former(2, { source }), former(1, { source })];
    expect(ids(withinRoom(runs, null))).toEqual([3, 2, 1]);
    const other = former(4, { source: images(MOST_BYTES * 0.9) });
    expect(ids(withinRoom([other, ...runs.slice(1)], null))).toEqual([4]);
    expect(ids(withinRoom([other, ...runs.slice(1)], source))).toEqual([4, 2, 1]);
  });
});
