// The rows of the table: one for each number that means the same for both models.
import { msg } from '@lit/localize';
import { amount, nats, percent, plusMinus } from '../../i18n/numbers';
import type { Results } from '../../store/measures';
import { bothLikely, measuredNow } from './final-measures';
import { pairedDifference } from './paired';
import { sharedOf } from './shared';
import type { Compare, Sides } from './state';

export interface Row {
  name: string;
  unit: string;
  values: readonly [string, string];
  difference: string;
}

export function rowsOf({ sides, running }: Compare): Row[] {
  if (!sides) return [];
  return [
    ...termRows(sides, running),
    ...likelihoodRow(sides, running),
    ...qualityRows(sides, running),
  ];
}

/** What a measure found of both models as they are; null before that. */
function found<N extends keyof Results>(
  sides: Sides,
  name: N,
  running: boolean,
): [NonNullable<Results[N]>, NonNullable<Results[N]>] | null {
  const results = sides.map((side) =>
    !running && side.measures.busy?.name !== name && measuredNow(side, name)
      ? side.measures.results[name]
      : undefined,
  );
  return results.every((result) => result !== undefined)
    ? (results as [NonNullable<Results[N]>, NonNullable<Results[N]>])
    : null;
}

function row(
  name: string,
  unit: string,
  values: readonly [number | undefined, number | undefined],
  text: (value: number | undefined) => string,
): Row {
  const [left, right] = values;
  return {
    name,
    unit,
    values: [text(left), text(right)],
    difference: left === undefined || right === undefined ? '–' : withSign(text, right - left),
  };
}

function withSign(text: (value: number) => string, value: number): string {
  return `${value > 0 ? '+' : ''}${text(value)}`;
}

function termRows(sides: Sides, running: boolean): Row[] {
  const results = found(sides, 'evaluation', running);
  return sharedOf(sides)
    .filter(({ same }) => same)
    .map(({ term, texts: [{ title, unit, digits }] }) =>
      row(title, unit, [results?.[0].terms[term], results?.[1].terms[term]], (value) =>
        amount(value, digits),
      ),
    );
}

function likelihoodRow(sides: Sides, running: boolean): Row[] {
  if (!bothLikely(sides)) return [];
  const results = found(sides, 'likelihood', running);
  const plain = row('log p(x)', msg('nats'), [results?.[0].mean, results?.[1].mean], nats);
  if (!results) return [plain];
  const { mean, standardError } = pairedDifference(results[0].values, results[1].values);
  return [{ ...plain, difference: `${withSign(nats, mean)}${plusMinus(nats, standardError)}` }];
}

function qualityRows(sides: Sides, running: boolean): Row[] {
  const results = found(sides, 'quality', running);
  if (!results) return [];
  const of = (value: (quality: NonNullable<Results['quality']>) => number): [number, number] => [
    value(results[0]),
    value(results[1]),
  ];
  return [
    row(
      msg('Fréchet distance of drawn images'),
      msg('lower is better'),
      of(({ frechetDistance }) => frechetDistance),
      (value) => amount(value, 1),
    ),
    row(
      msg('Sharpness of drawn images'),
      msg('real images: 100 %'),
      of(({ gradientEnergy, realGradientEnergy }) => gradientEnergy / realGradientEnergy),
      (value) => (value === undefined ? '–' : percent(value)),
    ),
  ];
}
