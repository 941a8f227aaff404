import { expect, it } from 'vitest';
import { merged } from '../../../www/engine/likelihood-parts';

const part = (effectiveSampleSize: number, ...values: number[]) => ({
  images: values.length,
  samples: 50,
  mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  standardError: 0,
  effectiveSampleSize,
  values,
});

it('parts of a likelihood weigh as much as they have images', () => {
  const all = merged([part(10, -1, -2, -3), part(2, -6)]);
  expect(all).toMatchObject({
    images: 4,
    samples: 50,
    mean: -3,
    effectiveSampleSize: 8,
    values: [-1, -2, -3, -6],
  });
});

it('their standard error comes from all values, not from those of the parts', () => {
  expect(merged([part(1, -1), part(1, -3)])!.standardError).toBeCloseTo(1, 12); // sqrt(2 / 2)
});

it('one image alone has none', () => {
  expect(merged([part(1, -1)])).toMatchObject({ mean: -1, standardError: null });
});

it('no parts make no estimate', () => {
  expect(merged([])).toBeUndefined();
});
