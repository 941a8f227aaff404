// What a widget is told of the lab at work in it, for the page that it stands on.
import type { Action } from '../store/actions';
import type { PageState } from '../store/state';
import type { ProgressDetail, ReadyDetail, TroubleDetail } from './events';
import type { Report } from './model-inputs';

export interface Listener {
  ready(detail: ReadyDetail): void;
  progress(detail: ProgressDetail): void;
  running(running: boolean): void;
  warned(detail: TroubleDetail): void;
  // `dead`: nothing runs until it is started again
  failed(detail: TroubleDetail, dead: boolean): void;
  revive(play: boolean): void; // what has stopped
  reported: Report;
}

/** What it is that runs. */
export function readyDetail({ device, config, data, model }: PageState): ReadyDetail {
  return { device: device!, config: config!, data: data!, model: model! };
}

/**
 * What an action means to it, once `state` has taken it in. `dead`: nothing runs until it is
 * started again.
 */
export function tell(listener: Listener, action: Action, state: PageState, dead: boolean): void {
  if (action.type === 'ready' || action.type === 'model') {
    listener.ready(readyDetail(state));
  } else if (action.type === 'progress') {
    const { step, epoch, terms, stepsPerSecond } = state.progress!;
    listener.progress({ step, epoch, terms, stepsPerSecond });
  } else if (action.type === 'state') {
    listener.running(action.running);
  } else if (action.type === 'error') {
    listener.failed({ name: action.name, message: action.message }, dead);
  } else if (action.type === 'warning') {
    listener.warned({ name: action.name, message: action.message });
  } else if (action.type === 'notice' && action.tone !== 'info') {
    listener.warned({ name: 'Notice', message: action.text });
  }
}
