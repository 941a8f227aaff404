// Images that an earlier version of the page has kept.
import { expect, it, vi } from 'vitest';
import { imagesOf } from '../../../../www/page/autosave/kept-images';

const pixels = new Uint8Array(2 * 28 * 28);
const readSet = vi.hoisted(() => vi.fn());
vi.mock('../../../../www/data/read-set', () => ({ readSet }));

it('IDX files that were kept as they are become images of the name they had', async () => {
  const files = [new File(['numbers'], 'photos-images-idx3-ubyte.gz')];
  readSet.mockResolvedValue({
    loaded: {
      set: { name: 'photos-images-idx3-ubyte', height: 28, width: 28, pixels, labels: null },
      classNames: null,
    },
  });
  expect(
    await imagesOf({ files, classNames: ['cat', 'dog'] }, 'photos-images-idx3-ubyte.gz'),
  ).toEqual({
    set: { name: 'photos-images-idx3-ubyte.gz', height: 28, width: 28, pixels, labels: null },
    classNames: ['cat', 'dog'],
  });
  expect(readSet).toHaveBeenCalledExactlyOnceWith(files);
});

it('pixels that were kept stay as they are', async () => {
  const stored = {
    set: { name: 'photos', height: 28, width: 28, pixels, labels: null },
    classNames: null,
  };
  expect(await imagesOf(stored, 'photos')).toBe(stored);
});
