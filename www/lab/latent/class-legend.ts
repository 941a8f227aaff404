// The classes in their colours; a press picks one out.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { hasEncoder } from '../../engine/abilities';
import { classColour, css } from '../../views/plane-look';
import { className } from '../class-names';
import { element } from '../element';
import { LabElement } from '../lab-element';
import { styles } from '../styles';

@element('lab-class-legend')
export class LabClassLegend extends LabElement {
  protected override render(): unknown {
    const { highlight } = this.state;
    return html`<ul class="legend" aria-label=${msg('Classes; press one to pick it out')}>${this.#labels().map((label) => html`
      <li><button type="button" aria-pressed=${highlight === label} style=${styles({ '--swatch': css(classColour(this.look, label)) })}
        @click=${() => this.ask({ type: 'highlight', label: highlight === label ? null : label })}>${className(this.state, label)}</button></li>`)}</ul>`;
  }

  /** Of the points, where there are any. */
  #labels(): number[] {
    if (this.state.config && !hasEncoder(this.state.config.model.kind)) return [];
    const known = this.state.gallery?.labels.filter((label) => label !== null) ?? [];
    return [...new Set(known)].sort((a, b) => a - b);
  }
}
