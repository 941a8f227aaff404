// Whether the model at hand goes on with the images that are being imported.
import { stepOf, type LabState } from '../../store/state';

/** Whether the model at hand could. */
export function canGoOn(state: LabState): boolean {
  const { importing: { options }, data } = state;
  return stepOf(state) > 0 && options !== null && data?.height === options.size && data.width === options.size;
}

/** Whether it is to. */
export function goesOn(state: LabState): boolean {
  return state.importing.keepModel && canGoOn(state);
}
