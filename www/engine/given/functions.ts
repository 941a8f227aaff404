// Functions that a program gives an engine.
import { msg, str } from '@lit/localize';
import { refused, shown } from './numbers';

/** Each is one, or left out; they go by the names that a caller knows. */
export function expectFunctions(given: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && value !== null && typeof value !== 'function')
      throw refused(msg(str`${name} has to be a function, not ${shown(value)}.`));
}

export function noSuchCall(name: string): Error {
  return refused(msg(str`An engine has no call “${name}”.`));
}
