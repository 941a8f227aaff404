import { describe, expect, it } from 'vitest';
import {
  drawingsAlone,
  MOST_IMAGES,
  taughtWith,
  withDrawings,
} from '../../../../www/panels/drawing/training-set';

const SIDE = 4;
const AREA = SIDE * SIDE;
const ink = { width: 2, height: 2, coverage: new Uint8Array(4).fill(255) };
const drawn = (...labels: (number | null)[]) => labels.map((label, id) => ({ id, ink, label }));

/** Image n is all n. */
function images(count: number, heldOut: number, labelled = true) {
  const pixels = new Uint8Array(count * AREA);
  for (let n = 0; n < count; n++) pixels.fill(n % 200, n * AREA, (n + 1) * AREA);
  return {
    name: 'digits',
    height: SIDE,
    width: SIDE,
    pixels,
    labels: labelled ? Uint8Array.from({ length: count }, (_, n) => n % 10) : null,
    heldOut,
  };
}

describe('drawings among the images', () => {
  it('come after those to learn from and before those held out', () => {
    const { pixels, labels, heldOut, name } = withDrawings(
      images(5, 2),
      drawn(7),
      true,
      'digits and 1 drawn',
    );
    expect([name, heldOut, pixels.length / AREA]).toEqual(['digits and 1 drawn', 2, 6]);
    expect([...labels!]).toEqual([0, 1, 2, 7, 3, 4]);
    expect([2, 4].map((n) => pixels[n * AREA])).toEqual([2, 3]);
    expect(Math.max(...pixels.subarray(3 * AREA, 4 * AREA))).toBe(255);
  });

  it('need no class where the images have none', () => {
    expect(withDrawings(images(5, 2, false), drawn(null), true, '').labels).toBeNull();
  });

  it('take the place of others where there would be too many', () => {
    const { pixels, labels } = withDrawings(images(MOST_IMAGES, 10_000), drawn(7, 8), true, '');
    expect([pixels.length / AREA, labels!.length]).toEqual([MOST_IMAGES, MOST_IMAGES]);
    expect([...labels!.subarray(59_997, 60_001)]).toEqual([7, 7, 8, 0]);
  });

  it('can be all there is, with classes if each has one', () => {
    expect(
      drawingsAlone(drawn(1, 0, 2), { width: SIDE, height: SIDE }, true, 'mine').labels,
    ).toEqual(Uint8Array.from([1, 0, 2]));
    expect(
      drawingsAlone(drawn(1, null, 2), { width: SIDE, height: SIDE }, true, 'mine'),
    ).toMatchObject({ name: 'mine', labels: null });
  });

  it('are counted on in the name', () => {
    const first = taughtWith(null, 'Digits', 3);
    expect(first.name).toBe('Digits and 3 drawn');
    expect(taughtWith(first, first.name, 2).name).toBe('Digits and 5 drawn');
    expect(taughtWith(first, 'Other images', 2).name).toBe('Other images and 2 drawn');
    const alone = taughtWith(null, null, 4);
    expect([alone.name, taughtWith(alone, alone.name, 1).name]).toEqual([
      '4 drawn images',
      '5 drawn images',
    ]);
  });
});
