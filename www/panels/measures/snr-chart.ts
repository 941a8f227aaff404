// The look of the signal-to-noise chart: both axes logarithmic, encoder solid, decoder dashed.
import { msg } from '@lit/localize';
import type uPlot from 'uplot';
import { short } from '../../i18n/numbers';
import { SAMPLES } from '../../views/snr';
import { AXIS_FONT, LOGARITHMIC, axisLook } from '../../parts/axis-look';
import type { ThemeColors } from '../../parts/theme-colors';

export function snrChart(
  size: { width: number; height: number },
  colors: ThemeColors,
): uPlot.Options {
  const axis = axisLook(colors);
  const line = (label: string, stroke: string, dash?: number[]): uPlot.Series => ({
    label,
    stroke,
    width: 2,
    ...(dash && { dash }),
    points: { show: true, size: 6, fill: stroke },
  });
  return {
    ...size,
    legend: { show: false },
    cursor: { drag: { x: false, y: false } },
    padding: [8, 12, 0, 0],
    scales: {
      x: {
        time: false,
        distr: LOGARITHMIC,
        log: 2,
        range: [SAMPLES[0], SAMPLES[SAMPLES.length - 1]!],
      },
      y: { distr: LOGARITHMIC },
    },
    axes: [
      {
        ...axis,
        size: 40,
        label: msg('samples an image'),
        labelFont: AXIS_FONT,
        labelSize: 16,
        splits: () => [...SAMPLES],
        filter: (_chart, splits) => splits,
        values: (_chart, values) => values.map(String),
      },
      {
        ...axis,
        size: 50,
        values: (_chart, values) => values.map((value) => (value === null ? '' : short(value))),
      },
    ],
    series: [
      {},
      line('IWAE, encoder', colors.train),
      line('IWAE, decoder', colors.train, [6, 4]),
      line('Other, encoder', colors.heldOut),
      line('Other, decoder', colors.heldOut, [6, 4]),
      {
        label: 'Noise alone',
        stroke: colors.axis,
        width: 1,
        dash: [2, 3],
        points: { show: false },
      },
    ],
  };
}
