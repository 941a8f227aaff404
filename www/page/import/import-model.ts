// Which model learns from the images: a choice where one would suit them better than that at hand,
// or where that has learnt anything and takes them.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { stepOf } from '../../store/state';
import { nextModel, nextModels, type NextModel } from './next-model';

@element('lab-import-model')
export class LabImportModel extends part(pick('importing', 'data', 'model', 'progress')) {
  protected override render(): unknown {
    const models = nextModels(this.state);
    if (models.length === 1) return nothing;
    const chosen = nextModel(this.state);
    return html`<fieldset class="choice"><legend>${msg('Model')}</legend>
        ${models.map((model) => this.#radio(model, model === chosen, this.#name(model, models)))}</fieldset>
      ${fact(chosen)}`;
  }

  #name(model: NextModel, models: readonly NextModel[]): string {
    const step = count(stepOf(this.state));
    switch (model) {
      case 'suited':
        return msg('A new one for colours');
      case 'new':
        return models.includes('suited') ? msg('As set now') : msg('Start a new one');
      case 'kept':
        return msg(str`Go on with the present one (step ${step})`);
    }
  }

  #radio(model: NextModel, checked: boolean, text: string): unknown {
    return html`<label><input type="radio" name="import-model" value=${model} data-testid="import-model-${model}" .checked=${checked}
      @change=${() => this.ask({ type: 'import', step: { step: 'model', model } })} />${text}</label>`;
  }
}

function fact(model: NextModel): unknown {
  switch (model) {
    case 'suited':
      return html`<p class="fact">${msg('Convolutions, and a probability for each of the 256 levels of a colour: the discretised logistic.')}</p>`;
    case 'kept':
      return html`<p class="fact">${msg('It keeps its weights; its epochs are counted anew, on these images.')}</p>`;
    case 'new':
      return nothing;
  }
}
