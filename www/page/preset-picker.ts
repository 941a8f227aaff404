// Whole configs by name, most of them from papers; the images at hand stay.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { say } from '../i18n/locale';
import { presetOf } from './choices';
import { element } from '../parts/element';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import { withTerms } from '../parts/words';

const OWN = '';

@element('lab-presets')
export class LabPresets extends part(pick('schema', 'config')) {
  protected override render(): unknown {
    const { schema, config } = this.state;
    const preset = schema && config ? presetOf(schema, config) : null;
    return html`
      <div class="line"><label for="preset">${msg('Start from')}</label>
        <select id="preset" data-testid="preset-select" ?disabled=${!config} @change=${(event: Event) => this.#onPick(event.target as HTMLSelectElement, preset?.name ?? OWN)}>
          <option value=${OWN} .selected=${preset === null} disabled hidden>${msg('Your own')}</option>
          ${schema?.presets.map(({ name, label }) => html`<option value=${name} .selected=${name === preset?.name}>${say(label)}</option>`)}</select></div>
      <p class="fact" data-testid="preset-help">${withTerms(preset ? say(preset.help) : msg('Settings of your own: they differ from every preset.'))}</p>`;
  }

  #onPick(select: HTMLSelectElement, current: string): void {
    const preset = this.state.schema?.presets.find(({ name }) => name === select.value);
    select.value = current;
    if (preset) this.ask({ type: 'preset', preset });
  }
}
