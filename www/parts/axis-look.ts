// What all axes of uPlot's charts look like here.
import type uPlot from 'uplot';
import type { ThemeColors } from './theme-colors';

export const AXIS_FONT = '11px system-ui, sans-serif';
/** uPlot's number for a logarithmic scale. */
export const LOGARITHMIC = 3;

export function axisLook(colors: ThemeColors): uPlot.Axis {
  return {
    font: AXIS_FONT,
    stroke: colors.axis,
    ticks: { show: false },
    grid: { stroke: colors.grid, width: 1 },
    gap: 4,
  };
}
