// Which panels stand on the page: the ones that suit the model, each a button.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { element } from '../parts/element';
import { capabilitiesAtHand } from '../store/kind';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import { wantsLessMotion } from '../parts/motion';
import { PANELS } from '../panels/registry';
import type { PanelName } from '../store/state';

@element('lab-panel-switch')
export class LabPanelSwitch extends part(pick('shown', 'schema', 'config')) {
  protected override render(): unknown {
    const { shown } = this.state;
    const can = capabilitiesAtHand(this.state);
    return html`<ul class="chips" aria-label=${msg('What the page shows')}>${PANELS.filter(
      ({ suits }) => suits(can),
    ).map(
      ({ name, title }) => html`
      <li><button class="chip" type="button" data-testid="show-${name}" aria-pressed=${shown.includes(name)}
        @click=${() => this.#toggle(name)}>${title()}</button></li>`,
    )}</ul>`;
  }

  /** What a visitor opens, the visitor wants to see. */
  #toggle(name: PanelName): void {
    const shown = !this.state.shown.includes(name);
    this.ask({ type: 'show', panel: name, shown });
    const behavior = wantsLessMotion() ? 'auto' : 'smooth';
    const scroll = (): void =>
      (this.getRootNode() as ParentNode)
        .querySelector(`[data-panel="${name}"]`)
        ?.scrollIntoView({ behavior });
    if (shown) requestAnimationFrame(() => requestAnimationFrame(scroll)); // once it is on the page
  }
}
