// What can be picked from the state, and whether it is the same as before.
import type { Frame } from '../protocol/messages';
import type { Selector } from './store';
import type { PageState, ViewName } from './state';

/** Whole branches of the state. */
export function pick<K extends keyof PageState>(...names: K[]): Selector<Pick<PageState, K>> {
  return (state) => valuesOf(state, names);
}

/** Views of a frame; undefined before the first of them. */
export type Drawn<V extends ViewName> = { [N in V]: Frame[N] | undefined };

/**
 * Of the frame these views, as last drawn by the engine: a frame is another one whenever any view
 * is.
 */
export function drawn<V extends ViewName>(...names: V[]): Selector<Drawn<V>> {
  return ({ frame }) => valuesOf<Partial<Frame>, V>(frame ?? {}, names) as Drawn<V>;
}

/** Whether two objects of the same make hold the same values. */
export function sameValues(a: object, b: object): boolean {
  for (const name in a)
    if (!Object.is(a[name as keyof typeof a], b[name as keyof typeof b])) return false;
  return true;
}

/** By a loop: every part asks it with every change. */
function valuesOf<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const picked: Partial<Pick<T, K>> = {};
  for (const name of names) picked[name] = from[name];
  return picked as Pick<T, K>;
}
