// Which pictures the engine is asked for: those of panels on the screen, and now and then of the
// others.
import type { ViewRequest } from '../protocol/messages';
import type { View } from '../panels/control';
import { CONTROLS } from '../panels/controls';
import { capabilitiesAtHand } from '../store/kind';
import { stepOf, type PageState, type PanelName, type ViewName } from '../store/state';

export function viewRequest(state: PageState, visible: ReadonlySet<PanelName>): ViewRequest {
  const request: ViewRequest = {};
  if (!state.config) return request;
  const [step, can] = [stepOf(state), capabilitiesAtHand(state)];
  // A picture off the screen is drawn anew when training has come half as far again: often at
  // first, when much changes.
  const behind = (name: ViewName): boolean => step > 1.5 * (state.drawnAt[name] ?? -1);
  for (const { panel, control } of CONTROLS) {
    if (!panel.suits(can)) continue;
    for (const [name, { ask, ahead }] of Object.entries(control.views ?? {}) as [
      ViewName,
      View<ViewName>,
    ][]) {
      const asked = visible.has(panel.name) || (ahead && behind(name)) ? ask(state) : null;
      if (asked && !(name in request)) Object.assign(request, { [name]: asked });
    }
  }
  return request;
}
