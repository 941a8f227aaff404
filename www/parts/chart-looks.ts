// The options of several charts, by what each shows: the same function for as long as the colours
// are the same.
import type { ChartOptions } from './chart';
import type { ThemeColors } from './theme-colors';

export function chartLooks<Name>(
  make: (name: Name, colors: ThemeColors) => ChartOptions,
): (name: Name, colors: ThemeColors) => ChartOptions {
  const known = new Map<Name, { colors: ThemeColors; options: ChartOptions }>();
  return (name, colors) => {
    const found = known.get(name);
    if (found?.colors === colors) return found.options;
    const options = make(name, colors);
    known.set(name, { colors, options });
    return options;
  };
}
