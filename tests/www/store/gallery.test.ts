import { describe, expect, it } from 'vitest';
import { chooseGallery, onePerClass } from '../../../www/store/gallery';

describe('the gallery', () => {
  it('spreads over the classes and is sorted by them', () => {
    const { indices, labels } = chooseGallery(8, Uint8Array.from([1, 0, 0, 0, 1, 2, 0, 0]), 6);
    expect(labels).toEqual([0, 0, 0, 1, 1, 2]);
    expect(indices).toEqual([1, 2, 3, 0, 4, 5]);
  });

  it('is the first images where there are no labels, and no more than there are', () => {
    expect(chooseGallery(3, null, 20)).toEqual({ indices: [0, 1, 2], labels: [null, null, null] });
  });

  it('shows one image of each class before any class twice', () => {
    expect(onePerClass({ indices: [5, 6, 7, 8], labels: [0, 0, 1, 1] }, 3)).toEqual([5, 7, 6]);
    expect(onePerClass({ indices: [0, 1], labels: [null, null] }, 10)).toEqual([0, 1]);
  });
});
