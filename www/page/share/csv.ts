// Tables as CSV (RFC 4180): for spreadsheets, R and pandas.
import type { Term } from '../../protocol/rust-types';
import type { PageState } from '../../store/state';

export type Cell = string | number | null;

/**
 * A cell with a comma, a quote or a line break in it is quoted; nothing and NaN are empty cells.
 */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: Cell): string {
  if (value === null || Number.isNaN(value)) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * One row for each kept point of the curves: of training, of held-out images, and of the bound with
 * many samples.
 */
export function metricsTable({ train, heldOut, importance }: PageState['curves']): string {
  const sides = [
    ['train', train],
    ['heldOut', heldOut],
    ['importance', importance],
  ] as const;
  const columns = sides.flatMap(([side, { steps, terms }]) =>
    (Object.keys(terms) as Term[]).map((term) => {
      const values = new Map(steps.map((step, at) => [step, terms[term]![at]!]));
      return { name: `${side}.${term}`, values };
    }),
  );
  const steps = [...new Set(sides.flatMap(([, side]) => side.steps))].sort((a, b) => a - b);
  return csv(
    ['step', ...columns.map(({ name }) => name)],
    steps.map((step) => [step, ...columns.map(({ values }) => values.get(step) ?? null)]),
  );
}

export interface Codes {
  dimensions: number;
  labels: ArrayLike<number> | null;
  loc: readonly number[]; // a row of `dimensions` for each image
  scale: readonly number[]; // none where codes are no distributions
}

/**
 * One row for each image: its number, its class, and the mean and deviation of each dimension of
 * its code.
 */
export function codesTable({ dimensions, labels, loc, scale }: Codes): string {
  const names = (word: string): string[] =>
    Array.from({ length: dimensions }, (_, at) => `${word}${at + 1}`);
  const row = (values: readonly number[], image: number): readonly number[] =>
    values.slice(image * dimensions, (image + 1) * dimensions);
  const rows = Array.from({ length: loc.length / dimensions }, (_, image) => [
    image,
    labels?.[image] ?? null,
    ...row(loc, image),
    ...row(scale, image),
  ]);
  return csv(
    ['image', 'label', ...names('mean'), ...(scale.length > 0 ? names('scale') : [])],
    rows,
  );
}
