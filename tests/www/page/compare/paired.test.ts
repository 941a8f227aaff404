import { expect, it } from 'vitest';
import { pairedDifference } from '../../../../www/page/compare/paired';
import { nats, plusMinus } from '../../../../www/i18n/numbers';

it('two models differ by the mean over pairs, more surely than their means do', () => {
  expect(pairedDifference([-100, -80, -60], [-98, -79, -57])).toEqual({
    mean: 2,
    standardError: Math.sqrt(1 / 3),
  });
});

it('a single pair has a difference, and nothing that tells how sure it is', () => {
  expect(pairedDifference([-100], [-98])).toEqual({ mean: 2, standardError: null });
  expect([plusMinus(nats, null), plusMinus(nats, 0.25)]).toEqual(['', ' ± 0.3']);
});
