// One picker of the schema. What it decides, and what the picked option means, opens below it.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Choice } from '../protocol/rust-types';
import { named } from '../i18n/locale';
import { applicable, picked } from './choices';
import { element } from '../parts/element';
import { hookOf } from './fields';
import './formula';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import { withTerms } from '../parts/words';

@element('lab-choice')
export class LabChoice extends part(pick('config')) {
  @property({ attribute: false }) choice!: Choice;
  #open = false;

  protected override render(): unknown {
    const { config } = this.state;
    if (!config) return '';
    const { label, help, path } = named(this.choice);
    const options = applicable(this.choice, config).map(named);
    const value = picked(this.choice, config);
    const id = hookOf(path);
    return html`
      <div class="line"><label for="choice-${id}">${label}</label>
        <button class="why" type="button" aria-expanded=${this.#open} aria-controls="choice-help-${id}" aria-label=${msg(str`About ${label}`)} @click=${this.#toggle}>?</button>
        <select id="choice-${id}" data-testid="${id}-select" @change=${this.#onPick}>${options.map(
          (option) => html`
          <option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
        )}</select></div>
      <div class="help" id="choice-help-${id}" ?hidden=${!this.#open}><p>${withTerms(help)}</p>
        <dl>${options.map((option) => html`<dt class=${option.value === value ? 'picked' : ''}>${withTerms(option.label)}</dt><dd>${withTerms(option.help)}${this.#open ? html`<lab-formula .tex=${option.formula}></lab-formula>` : nothing}</dd>`)}</dl></div>`;
  }

  #toggle(): void {
    this.#open = !this.#open;
    this.requestUpdate();
  }

  /** The engine may refuse: the select goes on showing what is, and follows when that changes. */
  #onPick(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const option = this.choice.options.find(({ value }) => value === select.value);
    const current = this.state.config && picked(this.choice, this.state.config);
    if (current) select.value = current;
    if (option && option.value !== current)
      this.ask({ type: 'option', choice: this.choice, option });
  }
}
