// In the masthead: from the lab's own run to a comparison, and back.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { element } from '../../parts/element';
import { LabElement } from '../../parts/lab-element';

@element('lab-compare-button')
export class LabCompareButton extends LabElement {
  protected override render(): unknown {
    const { compare, phase } = this.state;
    const open = compare.sides !== null;
    return html`<button class="tool" type="button" data-testid="compare" aria-pressed=${open} ?disabled=${phase !== 'ready'}
      @click=${() => this.ask({ type: open ? 'compare-close' : 'compare-open' })}>${msg('Compare')}</button>`;
  }
}
