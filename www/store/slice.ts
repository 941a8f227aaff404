// A part of the state, declared beside the panel or the dialog that it belongs to: what it begins
// with, and what each of its actions makes of it.
import type { Capabilities } from '../protocol/rust-types';

/** What the engine has put in the place of the model before. */
export interface NewModel {
  sameImages: boolean;
  can: Capabilities;
}

export interface Slice<S, A extends { type: string }> {
  readonly first: S;
  readonly on: { readonly [T in A['type']]: (slice: S, action: Extract<A, { type: T }>) => S };
  /** What is left of it with a new model. */
  readonly renewed?: (slice: S, model: NewModel) => S;
  /** What is left of it with another engine. */
  readonly restarted?: (slice: S) => S;
}

export type AnySlice = Slice<any, any>;

/** The slice after an action of its own. */
export function reduceSlice<S, A extends { type: string }>(
  { on }: Slice<S, A>,
  slice: S,
  action: A,
): S {
  return on[action.type as A['type']](slice, action as Extract<A, { type: A['type'] }>);
}
