// The gradient's signal-to-noise ratio against the number of samples: which bounds are compared,
// and what the chart draws.
import type { Bound, GradientSnr, Schema } from '../protocol/rust-types';
import { familyName } from './bounds';

/** Samples an image: the same number for each of the compared bounds. */
export const SAMPLES = [1, 2, 4, 8, 16, 32, 64] as const;

export interface SnrCurve {
  name: string;
  // rising in samples; near the floor all is noise
  points: { samples: number; encoder: number; decoder: number; floor: number }[];
}

/** A bound as a function of its samples an image. */
export interface Family {
  name: string;
  at(samples: number): Bound;
}

const iwae: Family = { name: 'IWAE', at: (samples) => ({ kind: 'iwae', samples }) };

/** M bounds of K samples each, M equal to K or twice it. */
const several = (kind: 'miwae' | 'piwae'): Family => ({
  name: kind.toUpperCase(),
  at(samples) {
    const estimates = 2 ** Math.ceil(Math.log2(samples) / 2);
    return { kind, estimates, samples: samples / estimates };
  },
});

/**
 * IWAE, and beside it the chosen bound, or PIWAE where the chosen one is IWAE or none that grows
 * with its samples.
 */
export function families(schema: Schema, chosen: Bound | null): [Family, Family] {
  if (!chosen || chosen.kind === 'iwae') return [iwae, several('piwae')];
  if ('estimates' in chosen) return [iwae, several(chosen.kind)];
  const name = familyName(schema, chosen);
  return [
    iwae,
    name === null ? several('piwae') : { name, at: (samples) => ({ ...chosen, samples }) },
  ];
}

export function withPoint(
  curves: readonly SnrCurve[],
  name: string,
  samples: number,
  { encoder, decoder, floor }: GradientSnr,
): SnrCurve[] {
  const known = curves.find((curve) => curve.name === name);
  const points = [...(known?.points ?? []), { samples, encoder, decoder, floor }];
  return known
    ? curves.map((curve) => (curve === known ? { name, points } : curve))
    : [...curves, { name, points }];
}

type Column = (number | null)[];

/**
 * Samples, then encoder and decoder of each of two curves, then the floor: columns of one length. A
 * logarithmic axis has no place for 0.
 */
export function snrColumns(
  curves: readonly SnrCurve[],
): [number[], Column, Column, Column, Column, Column] {
  const column = (at: number, part: 'encoder' | 'decoder' | 'floor'): Column =>
    SAMPLES.map((samples) => {
      const value = curves[at]?.points.find((point) => point.samples === samples)?.[part];
      return value !== undefined && value > 0 && Number.isFinite(value) ? value : null;
    });
  return [
    [...SAMPLES],
    column(0, 'encoder'),
    column(0, 'decoder'),
    column(1, 'encoder'),
    column(1, 'decoder'),
    column(0, 'floor'),
  ];
}

/**
 * How a ratio grows with the samples, as the exponent of a power law through all points; null
 * before there are three.
 */
export function slope(points: readonly { samples: number; value: number }[]): number | null {
  const logs = points
    .filter(({ value }) => value > 0 && Number.isFinite(value))
    .map(({ samples, value }) => [Math.log(samples), Math.log(value)] as const);
  if (logs.length < 3) return null;
  const mean = (at: 0 | 1): number => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return covariance / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}
