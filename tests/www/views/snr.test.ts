import { describe, expect, it } from 'vitest';
import {
  families,
  SAMPLES,
  slope,
  snrColumns,
  withPoint,
  type SnrCurve,
} from '../../../www/views/snr';
import { schema } from '../page/samples';

const snr = (encoder: number, decoder: number) => ({
  repeats: 10,
  images: 8,
  encoder,
  decoder,
  floor: 0.25,
});

describe('the compared bounds', () => {
  it('are IWAE and the chosen one', () => {
    expect(families(schema, { kind: 'dreg', samples: 5 }).map(({ at }) => at(8))).toEqual([
      { kind: 'iwae', samples: 8 },
      { kind: 'dreg', samples: 8 },
    ]);
    expect(families(schema, { kind: 'ciwae', samples: 5, share: 0.3 })[1].at(2)).toEqual({
      kind: 'ciwae',
      samples: 2,
      share: 0.3,
    });
  });

  it('have the names of the charts, without a number of samples', () => {
    expect(
      families(schema, { kind: 'ciwae', samples: 5, share: 0.3 }).map(({ name }) => name),
    ).toEqual(['IWAE', 'CIWAE']);
    expect(families(schema, { kind: 'renyi', samples: 5, alpha: 0.5 })[1].name).toBe('Rényi(0.5)');
    expect(families(schema, { kind: 'miwae', estimates: 3, samples: 3 })[1].name).toBe('MIWAE');
  });

  it('are IWAE and PIWAE where the chosen one is IWAE, or there is none', () => {
    expect(families(schema, { kind: 'iwae', samples: 5 })[1].name).toBe('PIWAE');
    expect(families(schema, null)[1].name).toBe('PIWAE');
  });

  it('are IWAE and PIWAE where the chosen one has no samples to vary', () => {
    const elbo = { kind: 'elbo', beta: 1, warmupSteps: 0, freeBits: 0, samples: 1 } as const;
    expect(families(schema, elbo)[1].at(8)).toMatchObject({ kind: 'piwae' });
  });

  it('draw the same number of samples, shared about evenly between bounds and samples of each', () => {
    for (const samples of SAMPLES) {
      const bound = families(schema, { kind: 'miwae', estimates: 3, samples: 3 })[1].at(samples);
      if (bound.kind !== 'miwae') throw new Error(bound.kind);
      expect(bound.estimates * bound.samples).toBe(samples);
      expect([1, 2]).toContain(bound.estimates / bound.samples);
    }
  });
});

describe('the chart', () => {
  it('grows point by point, with gaps for what is still to come', () => {
    let curves: SnrCurve[] = withPoint([], 'IWAE', 1, snr(4, 1));
    curves = withPoint(curves, 'PIWAE', 1, snr(3, 2));
    curves = withPoint(curves, 'IWAE', 2, snr(2, 0));
    const [samples, ...columns] = snrColumns(curves);
    expect(samples).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(columns.map((column) => column.slice(0, 3))).toEqual([
      [4, 2, null],
      [1, null, null],
      [3, null, null],
      [2, null, null],
      [0.25, 0.25, null],
    ]);
  });
});

describe('the slope', () => {
  it('is the exponent of a power law', () => {
    const points = SAMPLES.map((samples) => ({ samples, value: 3 * samples ** -0.5 }));
    expect(slope(points)).toBeCloseTo(-0.5);
  });

  it('is not told from two points', () => {
    expect(
      slope([
        { samples: 1, value: 1 },
        { samples: 2, value: 2 },
        { samples: 4, value: 0 },
      ]),
    ).toBeNull();
  });
});
