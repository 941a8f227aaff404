// (state, action) -> state: of the run, and of the slices that panels and the parts of the page
// declare.
import type { DeviceChoice } from '../protocol/messages';
import { CONTROLS } from '../panels/controls';
import { openPanels } from '../panels/registry';
import type { Action } from '../store/actions';
import { capabilitiesAtHand } from '../store/kind';
import { measures } from '../store/measures';
import { plane } from '../store/plane';
import { haveSameImages, ON_RUN, runAtFirst } from '../store/run';
import { reduceSlice, type AnySlice } from '../store/slice';
import type { PageState, PageSlices } from '../store/state';
import { compare } from './compare/state';
import { download } from './gallery-data/download-state';
import { importing } from './import/importing';
import { kept } from './autosave/state';
import { tour } from './tour/tour';
import { undo } from './undo/state';

const OF_PAGE: { readonly [N in keyof PageSlices]: AnySlice } = {
  compare,
  download,
  importing,
  kept,
  tour,
  undo,
};

/** By the name that each has in the state. */
export const SLICES: Readonly<Record<string, AnySlice>> = {
  ...OF_PAGE,
  measures,
  plane,
  ...Object.assign({}, ...CONTROLS.map(({ control }) => control.slices)),
};

const OWNERS = new Map(
  Object.entries(SLICES).flatMap(([name, { on }]) =>
    Object.keys(on).map((type) => [type, name] as const),
  ),
);
const RUN = new Map(Object.entries(ON_RUN)) as Map<
  string,
  (state: PageState, action: Action) => PageState
>;

export function initialState(choice: DeviceChoice): PageState {
  const slices = Object.entries(SLICES).map(([name, { first }]) => [name, first]);
  return { ...runAtFirst(choice, openPanels()), ...Object.fromEntries(slices) } as PageState;
}

export function reduce(state: PageState, action: Action): PageState {
  let next = RUN.get(action.type)?.(state, action) ?? state;
  const owner = OWNERS.get(action.type) as keyof PageSlices | undefined;
  if (owner) next = { ...next, [owner]: reduceSlice(SLICES[owner]!, next[owner], action) };
  if (action.type === 'ready' || action.type === 'model') {
    const model = { sameImages: haveSameImages(state, next), can: capabilitiesAtHand(next) };
    next = withEach(next, ({ renewed }, slice) => (renewed ? renewed(slice, model) : slice));
  }
  if (action.type === 'ready' || action.type === 'device')
    next = withEach(next, ({ restarted }, slice) => (restarted ? restarted(slice) : slice));
  return next;
}

function withEach(
  state: PageState,
  change: (slice: AnySlice, value: unknown) => unknown,
): PageState {
  const changed = Object.entries(SLICES).map(([name, slice]) => [
    name,
    change(slice, state[name as keyof PageState]),
  ]);
  return { ...state, ...Object.fromEntries(changed) };
}
