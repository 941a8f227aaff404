import { expect, it } from 'vitest';
import { labelChoices } from '../../../../www/panels/measures/label-choices';

it('as many labels can be chosen as there are images to train on, and where those are few, all of them', () => {
  expect([2, 49, 50, 120, 20_000].map(labelChoices)).toEqual([
    [2],
    [49],
    [50],
    [50, 100],
    [50, 100, 300, 1000, 3000, 10_000],
  ]);
});
