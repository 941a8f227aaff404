// Chinese for the names and help texts that come from the engine, by their English.
import { dataOptions } from './words/data-options';
import { drawn } from './words/drawn';
import { fields } from './words/fields';
import { options } from './words/options';
import { presets } from './words/presets';
import { terms } from './words/terms';

export const zh: ReadonlyMap<string, string> = new Map([
  ...terms,
  ...fields,
  ...options,
  ...presets,
  ...dataOptions,
  ...drawn,
]);
