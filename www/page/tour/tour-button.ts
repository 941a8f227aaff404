// The way to the tour, and out of it, at the head of the page.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { BEGINNING } from './tour';

@element('lab-tour-button')
export class LabTourButton extends part(pick('phase', 'tour')) {
  protected override render(): unknown {
    return html`<button class="tool" type="button" data-testid="tour-open" ?disabled=${this.state.phase !== 'ready'} aria-pressed=${this.state.tour.at !== null}
      @click=${() => this.ask(this.state.tour.at ? { type: 'tour-leaving', leaving: true } : { type: 'tour', to: BEGINNING })}><span>${msg('Tour')}</span></button>`;
  }
}
