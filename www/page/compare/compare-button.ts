// In the masthead: from the lab's own run to a comparison, and back.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { contestants } from './state';

@element('lab-compare-button')
export class LabCompareButton extends part(contestants, pick('phase')) {
  protected override render(): unknown {
    const { open, phase } = this.state;
    return html`<button class="tool" type="button" data-testid="compare" aria-pressed=${open} ?disabled=${phase !== 'ready'}
      @click=${() => this.ask({ type: open ? 'compare-close' : 'compare-open' })}>${msg('Compare')}</button>`;
  }
}
