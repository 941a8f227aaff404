// What the codes are worth to someone with few labels: the same small classifier on codes and on pixels.
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { accuracyBars } from '../../views/bars';
import { barRows } from './bar-list';
import { MeasureElement } from './measure-element';

const LABELS = [50, 100, 300, 1000, 3000, 10_000];

@customElement('lab-classifier')
export class LabClassifier extends MeasureElement {
  #labels = 100;
  #fineTune = false;

  protected override render(): unknown {
    const most = this.state.data?.train ?? Infinity;
    const found = this.state.measures.results.classifier ?? [];
    return html`<h3>Learning from few labels</h3>
      <p class="says">A small classifier is told the class of a few images. How often is it right about others, from their codes and from their pixels?</p>
      <div class="controls">${this.select('Labels', 'classifier-labels', LABELS.filter((labels) => labels <= most), this.#labels, (value) => (this.#labels = value))}
        <label class="pick-one"><input type="checkbox" data-testid="classifier-fine-tune" .checked=${this.#fineTune} @change=${this.#onFineTune} /> the encoder learns too</label>
        ${this.runner({ name: 'classifier', labels: this.#labels, fineTune: this.#fineTune }, 'Train and test')}</div>
      ${found.length > 0 ? html`<div data-testid="classifier-result">${barRows(accuracyBars(found), 'Share of held-out images classified rightly')}</div>` : ''}
      ${this.when('classifier')}`;
  }

  #onFineTune(event: Event): void {
    this.#fineTune = (event.target as HTMLInputElement).checked;
    this.requestUpdate();
  }
}
