// What stands in the widget's shadow root once its engine runs: the lab's own parts, as many as are
// wanted. Each gets its state itself.
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { html as withTag, unsafeStatic } from 'lit/static-html.js';
import '../page/device-badge';
import { pauseIcon, playIcon } from '../parts/icons';
import { capabilitiesAtHand } from '../store/kind';
import '../page/notices';
import '../page/panel-head';
import { panel } from '../panels/registry';
import { RequestEvent } from '../store/requests';
import '../page/spoken-status';
import type { PageState, PanelName } from '../store/state';
import '../page/transport';
import '../page/training-stats';
import type { Attributes } from './attributes';

/** What it shows of the state itself. */
export type SceneState = Pick<PageState, 'device' | 'running' | 'shown' | 'schema' | 'config'>;

export interface Scene {
  state: SceneState;
  controls: Attributes['controls'];
  dead: boolean; // nothing runs until it is started again
  // how often the widget was put somewhere: its parts are made anew, for they have let go of the
  // page
  placed: number;
}

/** `again`: starts what has stopped. */
export function sceneOf(
  { state, controls, dead, placed }: Scene,
  again: () => void,
): TemplateResult {
  const there = state.device !== null; // from the first ready on
  return html`${
    there
      ? keyed(
          placed,
          html`
      ${controls === 'none' ? nothing : bar()}
      ${controls === 'full' ? html`<nav class="switch" aria-label=${msg('Panels')}><lab-panel-switch></lab-panel-switch></nav>` : nothing}
      <div class="views" part="view">${repeat(
        shownIn(state),
        (name) => name,
        (name) => section(name),
      )}
        ${controls === 'none' ? bareButton(state) : nothing}</div>
      ${
        controls === 'full'
          ? html`<details class="settings"><summary><span>${msg('Settings')}</span></summary><lab-settings></lab-settings></details>
        <lab-import></lab-import>`
          : nothing
      }`,
        )
      : nothing
  }
    <lab-notices part="error"></lab-notices>
    ${dead ? html`<button class="tool strong" part="play" type="button" data-testid="start-again" @click=${again}>${msg('Start again')}</button>` : nothing}
    <lab-status></lab-status>`;
}

/** The panels that are wanted and suit the model. */
export function shownIn(state: Pick<SceneState, 'shown' | 'schema' | 'config'>): PanelName[] {
  const can = capabilitiesAtHand(state);
  return state.shown.filter((name) => panel(name).suits(can));
}

function bar(): TemplateResult {
  return html`<div class="bar" part="controls">
    <lab-transport></lab-transport>
    <lab-vitals></lab-vitals>
    <lab-device part="status"></lab-device></div>`;
}

function section(name: PanelName): TemplateResult {
  const tag = unsafeStatic(`lab-${name}`);
  return html`<section class="panel ${panel(name).wide ? 'wide' : ''}" part="panel" data-panel=${name} aria-labelledby="${name}-title">
    <lab-panel-head .name=${name}></lab-panel-head>${withTag`<${tag}></${tag}>`}</section>`;
}

/** Pictures alone still need a way to start and to stop what moves. */
function bareButton({ running }: SceneState): TemplateResult {
  return html`<button class="play bare" part="play" type="button" data-testid="play" aria-label=${msg('Train')} aria-pressed=${running} title=${running ? msg('Pause') : msg('Play')}
    @click=${(event: Event) => event.target!.dispatchEvent(new RequestEvent({ type: running ? 'pause' : 'play' }))}>${running ? pauseIcon : playIcon}</button>`;
}
