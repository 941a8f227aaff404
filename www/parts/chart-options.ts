// How a chart of the lab looks and behaves, in uPlot's words.
import type uPlot from 'uplot';
import { mark } from '../i18n/numbers';
import { axisLook } from './axis-look';
import type { ThemeColors } from './theme-colors';

type Range = (columns: (number | null)[][]) => [number, number];

export function chartOptions(
  size: { width: number; height: number },
  colors: ThemeColors,
  range: Range,
  digits: number,
): uPlot.Options {
  const axis = axisLook(colors);
  return {
    ...size,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 6 }, sync: { key: 'lab-curves' } },
    padding: [8, 8, 0, 0],
    scales: {
      x: { time: false },
      y: { range: (chart) => range(chart.data.slice(1) as (number | null)[][]) },
    },
    axes: [
      {
        ...axis,
        size: 24,
        space: 56,
        grid: { show: false },
        values: (_chart, steps) => steps.map((step) => (step % 1 ? '' : mark(step))),
      },
      {
        ...axis,
        size: 44,
        space: 28,
        values: (_chart, values) => values.map((value) => mark(value, digits)),
      },
    ],
    series: [
      {},
      {
        label: 'Training',
        stroke: colors.train,
        width: 1.5,
        spanGaps: true,
        points: { show: false },
      },
      {
        label: 'Held out',
        stroke: colors.heldOut,
        width: 2,
        spanGaps: true,
        dash: [6, 3],
        points: { show: false },
      },
      {
        label: 'Many samples',
        stroke: colors.importance,
        width: 1.5,
        spanGaps: true,
        dash: [2, 3],
        points: { show: true, size: 5, fill: colors.importance },
      },
    ],
  };
}
