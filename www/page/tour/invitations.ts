// Three things a first-time visitor can do.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import type { Request } from '../../store/requests';
import { BEGINNING } from './tour';

@element('lab-invitations')
export class LabInvitations extends part(pick('phase')) {
  protected override render(): unknown {
    return html`<ul aria-label=${msg('Three things to do')}>
      ${this.#invitation('tour', { type: 'tour', to: BEGINNING }, msg('Take the tour'), msg('how it works, in six short chapters'))}
      ${this.#invitation('import', { type: 'open-import' }, msg('Bring your own images'), msg('they stay on your device'))}
      ${this.#invitation('compare', { type: 'compare-open' }, msg('Compare two models'), msg('side by side, on the same images'))}</ul>`;
  }

  #invitation(name: string, request: Request, title: string, says: string): unknown {
    return html`<li><button type="button" data-testid="invite-${name}" ?disabled=${this.state.phase !== 'ready'} @click=${() => this.ask(request)}><b>${title}</b> <span>${says}</span></button></li>`;
  }
}
