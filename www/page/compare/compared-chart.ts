// The look of a chart with the curves of two models: training thin, held out thick; the left one
// solid, the right one dashed.
import type uPlot from 'uplot';
import type { Unit } from '../../protocol/rust-types';
import { calmRange } from '../../views/curves';
import { writtenIn } from '../../views/terms';
import type { ChartOptions } from '../../parts/chart';
import { chartOptions } from '../../parts/chart-options';
import type { ThemeColors } from '../../parts/theme-colors';

const SCORES: [number, number] = [0, 1];
const DASH = [7, 4];

export function comparedChart(counts: Unit, colors: ThemeColors): ChartOptions {
  const { share, digits } = writtenIn(counts);
  const line = (side: 0 | 1, label: string, width: number): uPlot.Series => ({
    label,
    stroke: colors.sides[side],
    width,
    spanGaps: true,
    points: { show: false },
    ...(side === 1 && { dash: DASH }),
  });
  return (size) => ({
    ...chartOptions(size, colors, calmRange, digits),
    padding: [8, 18, 0, 0], // the last step's number stands at the very end
    scales: {
      x: { time: false },
      y: {
        range: (chart) => (share ? SCORES : calmRange(chart.data.slice(1) as (number | null)[][])),
      },
    },
    series: [
      {},
      line(0, 'A, training', 1),
      line(0, 'A, held out', 2.5),
      line(1, 'B, training', 1),
      line(1, 'B, held out', 2.5),
    ],
  });
}
