// The options of several charts, by what each shows: the same function for as long as the colours are the same.
import type { ChartOptions } from './chart';
import type { Look } from './theme-colors';

export function chartLooks<Name>(make: (name: Name, look: Look) => ChartOptions): (name: Name, look: Look) => ChartOptions {
  const known = new Map<Name, { look: Look; options: ChartOptions }>();
  return (name, look) => {
    const found = known.get(name);
    if (found?.look === look) return found.options;
    const options = make(name, look);
    known.set(name, { look, options });
    return options;
  };
}
