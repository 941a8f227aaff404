// What the codes are worth to someone with few labels: the same small classifier on codes and on
// pixels.
import { msg } from '@lit/localize';
import { html } from 'lit';
import type { ClassifierConfig } from '../../protocol/rust-types';
import { accuracyBars } from '../../views/bars';
import { element } from '../../parts/element';
import { barRows } from '../../parts/bar-list';
import { labelChoices } from './label-choices';
import { MeasureElement } from '../../parts/measure-element';
import { withTerms } from '../../parts/words';

@element('lab-classifier')
export class LabClassifier extends MeasureElement {
  #asked: Partial<ClassifierConfig> = {};

  protected override render(): unknown {
    const { labels: asked, fineTune } = {
      labels: 0,
      fineTune: false,
      ...this.state.schema?.classifier,
      ...this.#asked,
    };
    const choices = labelChoices(this.state.data?.train ?? Infinity);
    const labels = choices.findLast((labels) => labels <= asked) ?? choices[0]!;
    const found = this.state.measures.results.classifier ?? [];
    return html`<h3 data-drawn>${withTerms(msg('Learning from few labels'))}</h3>
      <p class="says">${withTerms(msg('A small classifier is told the class of a few images. How often is it right about others, from their codes and from their pixels?'))}</p>
      <div class="controls">${this.select(msg('Labels'), 'classifier-labels', choices, labels, (value) => (this.#asked = { ...this.#asked, labels: value }))}
        <label class="pick-one"><input type="checkbox" data-testid="classifier-fine-tune" .checked=${fineTune} @change=${this.#onFineTune} /> ${msg('the encoder learns too')}</label>
        ${this.runner({ name: 'classifier', labels, fineTune }, msg('Train and test'))}</div>
      ${found.length > 0 ? html`<div data-testid="classifier-result">${barRows(accuracyBars(found), msg('Share of held-out images classified rightly'))}</div>` : ''}
      ${this.when('classifier')}`;
  }

  #onFineTune(event: Event): void {
    this.#asked = { ...this.#asked, fineTune: (event.target as HTMLInputElement).checked };
    this.requestUpdate();
  }
}
