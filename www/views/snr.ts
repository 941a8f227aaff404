// The gradient's signal-to-noise ratio against the number of samples: which objectives are compared, and what the chart draws.
import type { GradientSnr, Objective } from '../engine/rust-types';

/** Samples of a bound, K. */
export const SAMPLES = [1, 2, 4, 8, 16, 32, 64] as const;
const BUDGET = 64; // samples an image, shared between the bounds of those objectives that average several

export interface SnrCurve {
  name: string;
  points: { samples: number; encoder: number; decoder: number; floor: number }[]; // rising in samples; near the floor all is noise
}

/** An objective as a function of K. */
export interface Family {
  name: string;
  at(samples: number): Objective;
}

const iwae: Family = { name: 'IWAE', at: (samples) => ({ kind: 'iwae', samples }) };
const several = (kind: 'miwae' | 'piwae', name: string): Family => ({ name, at: (samples) => ({ kind, estimates: BUDGET / samples, samples }) });

/** IWAE, and beside it the chosen objective, or PIWAE where the chosen one has no samples to vary. */
export function families(chosen: Objective): [Family, Family] {
  switch (chosen.kind) {
    case 'miwae':
      return [iwae, several('miwae', `MIWAE, ${BUDGET} samples`)];
    case 'ciwae':
      return [iwae, { name: 'CIWAE', at: (samples) => ({ ...chosen, samples }) }];
    case 'dreg':
      return [iwae, { name: 'DReG', at: (samples) => ({ kind: 'dreg', samples }) }];
    default:
      return [iwae, several('piwae', `PIWAE, ${BUDGET} samples`)];
  }
}

export function withPoint(curves: readonly SnrCurve[], name: string, samples: number, { encoder, decoder, floor }: GradientSnr): SnrCurve[] {
  const known = curves.find((curve) => curve.name === name);
  const points = [...(known?.points ?? []), { samples, encoder, decoder, floor }];
  return known ? curves.map((curve) => (curve === known ? { name, points } : curve)) : [...curves, { name, points }];
}

type Column = (number | null)[];

/** K, then encoder and decoder of each of two curves, then the floor: columns of one length. A logarithmic axis has no place for 0. */
export function snrColumns(curves: readonly SnrCurve[]): [number[], Column, Column, Column, Column, Column] {
  const column = (at: number, part: 'encoder' | 'decoder' | 'floor'): Column =>
    SAMPLES.map((samples) => {
      const value = curves[at]?.points.find((point) => point.samples === samples)?.[part];
      return value !== undefined && value > 0 && Number.isFinite(value) ? value : null;
    });
  return [[...SAMPLES], column(0, 'encoder'), column(0, 'decoder'), column(1, 'encoder'), column(1, 'decoder'), column(0, 'floor')];
}

/** How a ratio grows with K, as the exponent of a power law through all points; null before there are three. */
export function slope(points: readonly { samples: number; value: number }[]): number | null {
  const logs = points.filter(({ value }) => value > 0 && Number.isFinite(value)).map(({ samples, value }) => [Math.log(samples), Math.log(value)] as const);
  if (logs.length < 3) return null;
  const mean = (at: 0 | 1): number => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return covariance / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}
