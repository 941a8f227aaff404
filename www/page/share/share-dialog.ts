// The Share button and its dialog: a link to this run, a page to embed, and what can be taken home
// as a file.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { element } from '../../parts/element';
import { closeIcon } from '../../parts/icons';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import type { PageState } from '../../store/state';
import { linkTo, snippetOf } from './address';
import './copy-field';
import type { Export } from './exports';
import type { Controls } from './page-options';

@element('lab-share')
export class LabShare extends part(pick('phase')) {
  @query('dialog') private dialog!: HTMLDialogElement;
  #at: PageState | null = null; // what is shared: the page as it was when the dialog opened
  #autoplay = true;
  #controls: Controls = 'minimal';

  protected override render(): unknown {
    return html`
      <button class="tool" type="button" data-testid="share" aria-haspopup="dialog" ?disabled=${this.state.phase !== 'ready'} @click=${this.#open}><span>${msg('Share')}</span></button>
      <dialog class="dialog share" data-testid="share-dialog" aria-labelledby="share-title" @close=${this.#closed} @click=${this.#onBackdrop}>${this.#at ? this.#content(this.#at) : nothing}</dialog>`;
  }

  #content(at: PageState): unknown {
    const { config, data } = at;
    const link = linkTo(at, { autoplay: this.#autoplay });
    const snippet = snippetOf(at, { autoplay: this.#autoplay, controls: this.#controls });
    return html`
      <div class="head"><h2 id="share-title">${msg('Share this run')}</h2>
        <button class="tool" type="button" aria-label=${msg('Close')} @click=${() => this.dialog.close()}>${closeIcon}</button></div>

      <div class="body"><section aria-labelledby="share-link-title"><h3 id="share-link-title">${msg('A link')}</h3>
        <lab-copy .label=${msg('The link')} .text=${link} hook="share-link"></lab-copy>
        <p class="fact">${msg('Whoever opens it gets these settings, this seed and these panels, and the model starts again from its first step. On the CPU the losses are the same, bit for bit, in the same version of this page on the same kind of processor; other processors and GPUs round differently.')}
          ${msg('What this model has learned so far is not in the link: save its weights for that.')}</p>
        ${config?.data.kind === 'files' ? html`<p class="caution" data-testid="share-files">${msg(str`This run learns from your own images, “${data?.name ?? config.data.name}”. They stay on your device: the link opens with the built-in digits.`)}</p>` : nothing}
        <label class="tick"><input type="checkbox" data-testid="share-autoplay" .checked=${this.#autoplay} @change=${this.#onAutoplay} /> <span>${msg('Start training when the link is opened')}</span></label>
      </section>

      <section aria-labelledby="share-embed-title"><h3 id="share-embed-title">${msg('In a page of your own')}</h3>
        <label class="pick-one">${msg('Around the pictures')} <select data-testid="share-controls" @change=${this.#onControls}>${this.#surroundings().map(
          ([value, text]) => html`
          <option value=${value} .selected=${value === this.#controls}>${text}</option>`,
        )}</select></label>
        <lab-copy .label=${msg('The HTML')} .text=${snippet} .rows=${6} hook="share-embed"></lab-copy>
        <p class="fact">${msg('It is loaded when a reader scrolls near it.')} ${msg(html`<a href="./docs/embedding.html">How to embed it</a>`)}</p>
      </section>

      <section aria-labelledby="share-files-title"><h3 id="share-files-title">${msg('As files')}</h3>
        <ul class="files">
          <li><button class="tool" type="button" data-testid="share-weights" @click=${() => this.ask({ type: 'save' })}>${msg('Weights')}</button> <span>${msg('Safetensors, with the settings and the optimiser’s state, so that training can continue')}</span></li>
          ${this.#file('metrics', msg('Curves'), msg('CSV, a row for each point'))}
          ${capabilitiesAtHand(at).encoder ? this.#file('codes', msg('Codes'), msg('CSV, a row for each held-out image, up to 10,000')) : nothing}
          ${this.#file('samples', msg('Samples'), msg('PNG, pixel for pixel'))}
          ${this.#file('samples-large', msg('Samples, large'), msg('PNG, four times as wide'))}
        </ul>
      </section></div>`;
  }

  #file(what: Export, name: string, about: string): unknown {
    return html`<li><button class="tool" type="button" data-testid="export-${what}" @click=${() => this.ask({ type: 'export', what })}>${name}</button> <span>${about}</span></li>`;
  }

  #surroundings(): [Controls, string][] {
    return [
      ['none', msg('Nothing')],
      ['minimal', msg('Play, step and numbers')],
      ['full', msg('All settings')],
    ];
  }

  #open(): void {
    this.#at = this.store.state;
    this.requestUpdate();
    void this.updateComplete.then(() => this.dialog.showModal());
  }

  #closed(): void {
    if (this.dialog.open) return; // again, before the event of its closing came
    this.#at = null;
    this.requestUpdate();
  }

  /** A press beside the dialog lands on the dialog itself, not on what is in it. */
  #onBackdrop(event: MouseEvent): void {
    const box = this.dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (event.target === this.dialog && !inside) this.dialog.close();
  }

  #onAutoplay(event: Event): void {
    this.#autoplay = (event.target as HTMLInputElement).checked;
    this.requestUpdate();
  }

  #onControls(event: Event): void {
    this.#controls = (event.target as HTMLSelectElement).value as Controls;
    this.requestUpdate();
  }
}
