// Held-out images to choose from. One tab stop; arrow keys move, Enter or Space chooses.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { className } from '../store/class-names';
import { element } from './element';
import { part } from './part-element';
import { pick } from '../store/select';
import { toneOf } from './paint';
import { ALONE, painted } from './painted';
import { GALLERY_SIZE } from '../store/gallery';

/**
 * What a chosen image is chosen for: a class of the stylesheet, and the words for those who don't
 * see it.
 */
export interface Mark {
  look: string;
  says: string;
}

@element('lab-gallery-picker')
export class LabGalleryPicker extends part(pick('gallery', 'classNames')) {
  @property({ attribute: false }) markOf: (index: number) => Mark | null = () => null;
  @property({ attribute: false }) pick: (index: number) => void = () => {};
  #focused = 0;

  protected override render(): unknown {
    const { gallery } = this.state;
    const tone = toneOf(this.state, this.colors);
    return html`<div class="gallery" role="group" aria-label=${msg('Held-out images; arrow keys move')} @keydown=${this.#onKey}>${Array.from(
      { length: gallery?.indices.length ?? GALLERY_SIZE },
      (_, at) => {
        const index = gallery?.indices[at];
        const mark = index === undefined ? null : this.markOf(index);
        return html`<button type="button" class="pick ${mark?.look ?? ''}" aria-pressed=${mark !== null} aria-label=${this.#name(at, mark)} ?disabled=${index === undefined}
          tabindex=${at === this.#focused ? 0 : -1} @click=${() => this.#choose(at)}><canvas class="sheet" width="28" height="28" aria-hidden="true" ${painted(gallery?.images, ALONE, tone, [at])}></canvas></button>`;
      },
    )}</div>`;
  }

  #name(at: number, mark: Mark | null): string {
    const label = this.state.gallery?.labels[at];
    const number = at + 1;
    const what =
      label === null || label === undefined
        ? msg(str`Image ${number}`)
        : msg(str`Image ${number}, class ${className(this.state, label)}`);
    return mark ? `${what}, ${mark.says}` : what;
  }

  #choose(at: number): void {
    const index = this.state.gallery?.indices[at];
    if (index === undefined) return;
    this.#focused = at;
    this.pick(index);
    this.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('.pick')];
    const first = buttons[0];
    if (!first) return;
    const perRow = buttons.filter((button) => button.offsetTop === first.offsetTop).length;
    const move = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    this.#focused = Math.min(buttons.length - 1, Math.max(0, this.#focused + move));
    buttons[this.#focused]?.focus();
    this.requestUpdate();
  }
}
