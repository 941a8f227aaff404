// Held-out images to begin and end a walk with. One tab stop; arrow keys move, Enter or Space chooses.
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { imageOf } from '../views/sheet';
import { changes } from './changes';
import { LabElement } from './lab-element';
import { paintSheet, toneOf } from './paint';
import { GALLERY_SIZE } from './view-request';

type End = 'from' | 'to';

@customElement('lab-end-picker')
export class LabEndPicker extends LabElement {
  #active: End = 'from';
  #focused = 0;
  #changed = changes();

  protected override render(): unknown {
    const { gallery, ends } = this.state;
    return html`
      <fieldset class="choice"><legend>Choose</legend>${(['from', 'to'] as const).map((end) => html`
        <label class=${end}><input type="radio" name="end" .checked=${this.#active === end} @change=${() => this.#activate(end)} /><span>${end === 'from' ? 'the first image' : 'the last image'}</span></label>`)}
      </fieldset>
      <div class="gallery" role="group" aria-label="Held-out images; arrow keys move" @keydown=${this.#onKey}>${Array.from({ length: gallery?.indices.length ?? GALLERY_SIZE }, (_, at) => {
        const index = gallery?.indices[at];
        const role = index === undefined ? '' : ends?.from === index ? 'from' : ends?.to === index ? 'to' : '';
        return html`<button type="button" class="pick ${role}" aria-pressed=${role !== ''} aria-label=${this.#name(at, role)} ?disabled=${index === undefined}
          tabindex=${at === this.#focused ? 0 : -1} @click=${() => this.#choose(at)}><canvas class="sheet" width="28" height="28" aria-hidden="true"></canvas></button>`;
      })}</div>`;
  }

  protected override updated(): void {
    const { gallery } = this.state;
    if (!this.#changed(gallery, this.look) || !gallery) return;
    const tone = toneOf(this.state, this.look);
    this.querySelectorAll('canvas').forEach((canvas, at) => paintSheet(canvas, imageOf(gallery.sheet, at), { columns: 1, gap: 0 }, tone));
  }

  #name(at: number, role: string): string {
    const label = this.state.gallery?.labels[at];
    const what = label === null || label === undefined ? `Image ${at + 1}` : `Image ${at + 1}, class ${label}`;
    return role === 'from' ? `${what}, first of the walk` : role === 'to' ? `${what}, last of the walk` : what;
  }

  #activate(end: End): void {
    this.#active = end;
    this.requestUpdate();
  }

  #choose(at: number): void {
    const index = this.state.gallery?.indices[at];
    if (index === undefined) return;
    this.#focused = at;
    this.ask({ type: 'end', which: this.#active, index });
    this.#activate(this.#active === 'from' ? 'to' : 'from');
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
