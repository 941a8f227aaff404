import { describe, expect, it } from 'vitest';
import { folderLabels } from '../../../www/data/classes';
import { heldOut } from '../../../www/data/held-out';

describe('the images that their makers keep from training', () => {
  const divided = (paths: string[]): string | undefined =>
    heldOut(paths)
      ?.map((held) => (held ? 'h' : 't'))
      .join('');

  it('are told by the names of their files or folders', () => {
    expect(
      divided([
        'raw/t10k-images-idx3-ubyte[1]',
        'raw/t10k-images-idx3-ubyte[2]',
        'raw/train-images-idx3-ubyte[1]',
        'raw/train-images-idx3-ubyte[2]',
      ]),
    ).toBe('hhtt');
    expect(
      divided([
        'm.npz/x_train.npy[1]',
        'm.npz/x_train.npy[2]',
        'm.npz/x_val.npy[1]',
        'm.npz/x_test.npy[1]',
      ]),
    ).toBe('tthh');
    expect(
      divided([
        'set/train/cat/1.png',
        'set/Test/cat/1.png',
        'set/train/dog/1.png',
        'set/valid/dog/2.png',
      ]),
    ).toBe('thth');
  });

  it('are none where not all images are of one or the other, or hardly any are', () => {
    for (const paths of [
      ['train/1.png', 'train/2.png', 'test/1.png', 'test/2.png', 'cover.png'],
      ['train/1.png', 'train/2.png', 'test/1.png'],
      ['train/1.png', 'plane/1.png', 'train/2.png', 'plane/2.png'],
      ['tested/1.png', 'tested/2.png', 'trained/1.png', 'trained/2.png'],
      ['train_test/1.png', 'train_test/2.png', 'train/1.png', 'train/2.png'],
      [],
    ])
      expect([paths, heldOut(paths)]).toEqual([paths, null]);
  });

  it('lie in folders that are no classes', () => {
    expect(folderLabels(['set/train/1.png', 'set/test/1.png'])).toBeNull();
    expect(
      folderLabels(['set/train/cat/1.png', 'set/train/dog/1.png', 'set/test/cat/1.png']),
    ).toEqual(['cat', 'dog', 'cat']);
    expect(folderLabels(['set/train/1.png', 'set/plane/1.png'])).toEqual(['train', 'plane']);
  });
});
