// The classes in their colours; a press picks one out.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { classColour, css } from '../../views/plane-look';
import { className } from '../../store/class-names';
import { element } from '../../parts/element';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { styles } from '../../parts/styles';

@element('lab-class-legend')
export class LabClassLegend extends part(
  pick('highlight', 'classNames', 'gallery', 'schema', 'config'),
) {
  protected override render(): unknown {
    const { highlight } = this.state;
    return html`<ul class="legend" aria-label=${msg('Classes; press one to highlight it')}>${this.#labels().map(
      (label) => html`
      <li><button type="button" aria-pressed=${highlight === label} style=${styles({ '--swatch': css(classColour(this.colors, label)) })}
        @click=${() => this.ask({ type: 'highlight', label: highlight === label ? null : label })}>${className(this.state, label)}</button></li>`,
    )}</ul>`;
  }

  /** Of the points, where there are any. */
  #labels(): number[] {
    if (!capabilitiesAtHand(this.state).encoder) return [];
    const known = this.state.gallery?.labels.filter((label) => label !== null) ?? [];
    return [...new Set(known)].sort((a, b) => a - b);
  }
}
