// The look of a chart with the curves of two models: training thin, held out thick; the left one solid, the right one dashed.
import type uPlot from 'uplot';
import type { Term } from '../../engine/rust-types';
import { calmRange } from '../../views/curves';
import { textOf } from '../../views/terms';
import { chartOptions } from '../chart-options';
import type { Look } from '../look';
import { amount } from '../numbers';
import type { ChartSize } from './chart';

const SCORES: [number, number] = [0, 1];
const DASH = [7, 4];

export function comparedChart(term: Term, look: Look): (size: ChartSize) => uPlot.Options {
  const { share, digits } = textOf(term, undefined);
  const line = (side: 0 | 1, label: string, width: number): uPlot.Series =>
    ({ label, stroke: look.sides[side], width, spanGaps: true, points: { show: false }, ...(side === 1 && { dash: DASH }) });
  return (size) => ({
    ...chartOptions(size, look, calmRange, (value) => amount(value, digits)),
    padding: [8, 18, 0, 0], // the last step's number stands at the very end
    scales: { x: { time: false }, y: { range: (chart) => (share ? SCORES : calmRange(chart.data.slice(1) as (number | null)[][])) } },
    series: [{}, line(0, 'A, training', 1), line(0, 'A, held out', 2.5), line(1, 'B, training', 1), line(1, 'B, held out', 2.5)],
  });
}
