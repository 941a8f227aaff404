// The classes in their colours; a press picks one out. Of images with several factors, which of them the
// classes are.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { say } from '../../i18n/locale';
import type { Choice } from '../../protocol/rust-types';
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
    return html`${this.#factors()}<ul class="legend" aria-label=${msg('Classes; press one to highlight it')}>${this.#labels().map(
      (label) => html`
      <li><button type="button" aria-pressed=${highlight === label} style=${styles({ '--swatch': css(classColour(this.colors, label)) })}
        @click=${() => this.ask({ type: 'highlight', label: highlight === label ? null : label })}>${className(this.state, label)}</button></li>`,
    )}</ul>`;
  }

  #factors(): unknown {
    const { schema, config } = this.state;
    const choice = schema?.choices.find(({ path }) => path === 'data.label');
    if (!choice || config?.data.kind !== 'sprites' || this.#labels().length === 0) return nothing;
    const { label } = config.data;
    return html`<label class="factors">${msg('Coloured by')} <select data-testid="colour-by" @change=${(event: Event) => this.#onPick(event.target as HTMLSelectElement, choice, label)}>${choice.options.map(
      ({ value, label: name }) =>
        html`<option value=${value} .selected=${value === label}>${say(name)}</option>`,
    )}</select></label>`;
  }

  /** The select goes on showing what is, and follows when that changes. */
  #onPick(select: HTMLSelectElement, choice: Choice, current: string): void {
    const option = choice.options.find(({ value }) => value === select.value);
    select.value = current;
    if (option && option.value !== current) this.ask({ type: 'option', choice, option });
  }

  /** Of the points, where there are any. */
  #labels(): number[] {
    if (!capabilitiesAtHand(this.state).encoder) return [];
    const known = this.state.gallery?.labels.filter((label) => label !== null) ?? [];
    return [...new Set(known)].sort((a, b) => a - b);
  }
}
