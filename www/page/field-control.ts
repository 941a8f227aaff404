// One Field of the schema as a number and, where it helps, a slider. What the field means opens
// below it.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Field } from '../protocol/rust-types';
import { named } from '../i18n/locale';
import { count, short } from '../i18n/numbers';
import { element } from '../parts/element';
import { allowed, fromTrack, hookOf, toTrack, TRACK } from './fields';
import './formula';
import { part } from '../parts/part-element';
import { withTerms } from '../parts/words';

@element('lab-field')
export class LabField extends part() {
  @property({ attribute: false }) field!: Field;
  // the field's own, or one place of the list it stands for
  @property({ attribute: false }) path!: string;
  @property({ attribute: false }) value!: number;
  @property({ attribute: false }) suffix = '';
  #draft: number | null = null; // of a slider in motion that would start a new model
  #open = false;

  protected override render(): unknown {
    const { path } = this;
    const field = named(this.field);
    const id = hookOf(path);
    const shown = this.#draft ?? this.value;
    // A seed has no order a slider could follow.
    const slider = !/(^|\.)seed$/.test(path);
    return html`
      <div class="line"><label for="field-${id}">${field.label}${this.suffix}</label>
        <button class="why" type="button" aria-expanded=${this.#open} aria-controls="help-${id}" aria-label=${msg(str`About ${field.label}`)} @click=${this.#toggle}>?</button>
        <input id="field-${id}" data-testid=${id} type="number" inputmode="decimal" min=${field.min} max=${field.max} step=${field.integer ? 1 : 'any'}
          .value=${this.#text(shown)} @change=${this.#onNumber} /></div>
      ${
        slider
          ? html`<input class="track" type="range" min="0" max=${TRACK} .value=${String(toTrack(field, shown))} aria-label=${msg(str`${field.label}${this.suffix}, slider`)}
        aria-valuetext=${this.#spoken(shown)} @input=${this.#onSlide} @change=${this.#onRelease} />`
          : nothing
      }
      <div class="help" id="help-${id}" ?hidden=${!this.#open}><p>${withTerms(field.help)} <span>${msg(str`From ${this.#spoken(field.min)} to ${this.#spoken(field.max)}.`)}</span></p>
        ${this.#open ? html`<lab-formula .tex=${field.formula}></lab-formula>` : nothing}</div>`;
  }

  /** As an input of numbers takes it. */
  #text(value: number): string {
    return String(this.field.integer ? value : Number(value.toPrecision(3)));
  }

  #spoken(value: number): string {
    return this.field.integer ? count(value) : short(value);
  }

  #toggle(): void {
    this.#open = !this.#open;
    this.requestUpdate();
  }

  #onNumber(event: Event): void {
    const input = event.target as HTMLInputElement;
    const value = allowed(this.field, input.valueAsNumber);
    // the engine may refuse: it follows when the value has changed
    input.value = this.#text(this.value);
    if (value !== null && value !== this.value) this.ask({ type: 'field', path: this.path, value });
  }

  /** What acts at once follows the hand; what starts a new model waits for it to let go. */
  #onSlide(event: Event): void {
    const value = fromTrack(this.field, Number((event.target as HTMLInputElement).value));
    this.#draft = value;
    this.requestUpdate();
    if (!this.field.restart) this.ask({ type: 'field', path: this.path, value });
  }

  #onRelease(): void {
    const value = this.#draft;
    this.#draft = null;
    if (value !== null && value !== this.value) this.ask({ type: 'field', path: this.path, value });
    this.requestUpdate();
  }
}
