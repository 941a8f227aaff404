// Whether the model at hand goes on with the images that are being imported.
import { stepOf, type PageState } from '../../store/state';

type State = Pick<PageState, 'importing' | 'data' | 'model' | 'progress'>;

/** Whether the model at hand could. */
export function canGoOn(state: State): boolean {
  const {
    importing: { options },
    data,
  } = state;
  return (
    stepOf(state) > 0 &&
    options !== null &&
    data?.height === options.size &&
    data.width === options.size
  );
}

/** Whether it is to. */
export function goesOn(state: State): boolean {
  return state.importing.keepModel && canGoOn(state);
}
