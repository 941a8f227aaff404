// Whether a new model learns from the images, or the one at hand goes on with them: a choice where it has learnt anything and they
// have the size of its own.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { stepOf } from '../../store/state';
import { canGoOn, goesOn } from './going-on';

@element('lab-import-model')
export class LabImportModel extends part(pick('importing', 'data', 'model', 'progress')) {
  protected override render(): unknown {
    if (!canGoOn(this.state)) return nothing;
    const step = count(stepOf(this.state));
    const keep = goesOn(this.state);
    return html`<fieldset class="choice"><legend>${msg('Model')}</legend>
        ${this.#radio('new', !keep, msg('Start a new one'))}${this.#radio('kept', keep, msg(str`Go on with the present one (step ${step})`))}</fieldset>
      ${keep ? html`<p class="fact">${msg('It keeps its weights; its epochs are counted anew, on these images.')}</p>` : nothing}`;
  }

  #radio(value: 'new' | 'kept', checked: boolean, text: string): unknown {
    return html`<label><input type="radio" name="import-model" value=${value} data-testid="import-model-${value}" .checked=${checked}
      @change=${() => this.ask({ type: 'import', step: { step: 'model', keep: value === 'kept' } })} />${text}</label>`;
  }
}
