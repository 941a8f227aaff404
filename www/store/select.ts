// What can be picked from the state, and whether it is the same as before.
import type { Frame } from '../engine/messages';
import type { Selector } from './store';
import type { LabState, ViewName } from './state';

/** Whole branches of the state. */
export function pick<K extends keyof LabState>(...names: K[]): Selector<Pick<LabState, K>> {
  return (state) => Object.fromEntries(names.map((name) => [name, state[name]])) as Pick<LabState, K>;
}

/** Views of a frame; undefined before the first of them. */
export type Drawn<V extends ViewName> = { [N in V]: Frame[N] | undefined };

/** Of the frame these views, as last drawn by the engine: a frame is another one whenever any view is. */
export function drawn<V extends ViewName>(...names: V[]): Selector<Drawn<V>> {
  return ({ frame }) => Object.fromEntries(names.map((name) => [name, frame?.[name]])) as Drawn<V>;
}

/** Whether two objects of the same make hold the same values. */
export function sameValues(a: object, b: object): boolean {
  return a === b || Object.entries(a).every(([name, value]) => Object.is(value, b[name as keyof typeof b]));
}
