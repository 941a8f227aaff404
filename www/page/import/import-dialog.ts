// The dialog for the visitor's own images: choose, look and adjust, learn from them.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { MOST_IMAGES } from '../../data/limits';
import type { LeftOut, Preview } from '../../data/messages';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { closeIcon } from '../../parts/icons';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { chosenItems } from './chosen';
import './import-model';
import './import-options';
import './import-preview';
import type { Importing } from './importing';
import { noteSentence } from './notes';
import { sentence, sides, size } from './sentences';

const FIRST_UNUSED = 4;

@element('lab-import')
export class LabImport extends part(pick('importing')) {
  @query('dialog') private dialog!: HTMLDialogElement;
  // closed from here: its event comes a frame later, when other files may have opened it again
  #leaving = false;

  protected override render(): unknown {
    const { importing } = this.state;
    return html`<dialog class="dialog import" aria-labelledby="import-title" data-testid="import" @close=${() => this.#closed()}>
      <div class="head"><h2 id="import-title">${msg('Your own images')}</h2>
        <button class="tool" type="button" aria-label=${msg('Close')} data-testid="import-close" @click=${() => this.#close()}>${closeIcon}</button></div>
      <div class="body">
        <p class="refusal" role="alert" data-testid="import-problem">${importing.problem ? sentence(importing.problem) : nothing}</p>
        ${importing.leftOut ? this.#leftOut(importing.leftOut) : nothing}
        ${importing.work ? this.#working(importing.work) : importing.preview ? this.#adjusting(importing.preview) : nothing}
        <div class="choosing" ?hidden=${importing.work !== null || importing.preview !== null}>${this.#choosing()}</div>
      </div>
      <p class="promise">${msg('Nothing leaves your machine: the images are read here, in this browser. Training goes on meanwhile.')}</p>
      ${importing.work || importing.preview ? html`<footer>${importing.work ? this.#cancelling() : this.#deciding(importing.preview!)}</footer>` : nothing}
    </dialog>`;
  }

  protected override updated(): void {
    const { open } = this.state.importing;
    if (open && !this.dialog.open) this.dialog.showModal();
    if (!open && this.dialog.open) {
      this.#leaving = true;
      this.dialog.close();
    }
    // What had the focus may have gone with the stage before.
    if (open && !this.dialog.matches(':focus-within'))
      this.dialog
        .querySelector<HTMLElement>('footer .strong, footer button, .choosing input')
        ?.focus();
  }

  #close(): void {
    this.ask({ type: 'import', step: { step: 'close' } });
  }

  /** From here, or by the browser, as for Escape. */
  #closed(): void {
    if (!this.#leaving) this.#close();
    this.#leaving = false;
  }

  #choosing(): unknown {
    return html`<p>${msg('Learn from images you have. You see what the model will see before anything starts.')}</p>
      <div class="ways">${this.#input(msg('Choose files…'), 'file-input', false)}${this.#input(msg('Choose a folder…'), 'folder-input', true)}</div>
      <p class="fact">${msg('Or drop them here. A folder for each class gives the images their labels.')}</p>
      <ul class="formats">
        <li>${msg(html`<b>Images</b> your browser can show: PNG, JPEG, GIF, WebP, AVIF, BMP`)}</li>
        <li>${msg(html`<b>Archives</b> of them: .zip, .tar, .tar.gz`)}</li>
        <li>${msg(html`<b>NumPy</b> arrays: .npy, .npz`)}</li>
        <li>${msg(html`<b>IDX</b>, as MNIST comes, plain or .gz`)}</li>
        <li>${msg(html`<b>Tables</b> of pixels: .csv or .tsv, an image in each row`)}</li>
        <li>${msg(html`<b>A sheet</b>: one picture with many images in it`)}</li>
        <li>${msg(html`<b>Labels</b>: .csv, .tsv, .json or .txt, with names or one a line`)}</li>
      </ul>
      <p class="fact">${msg(str`Up to ${count(MOST_IMAGES)} images.`)}</p>`;
  }

  #working(work: NonNullable<Importing['work']>): unknown {
    const loading = work.kind === 'loading';
    return html`<div class="working"><p role="status">${loading ? msg('Preparing the images…') : msg('Looking at what is there…')}</p>
      <progress aria-label=${msg('Progress')} max=${loading ? work.of : nothing} value=${loading ? work.done : nothing}></progress>
      <p class="fact" data-testid="import-progress">${loading ? msg(str`${count(work.done)} of ${count(work.of)} images`) : html`&nbsp;`}</p></div>`;
  }

  #adjusting(preview: Preview): unknown {
    return html`<div class="adjusting">
      <lab-import-preview></lab-import-preview>
      <lab-import-options></lab-import-options>
      <lab-import-model></lab-import-model></div>
      ${preview.notes.length > 0 ? html`<ul class="notes" data-testid="import-notes">${preview.notes.map((note) => html`<li>${noteSentence(note)}</li>`)}</ul>` : nothing}
      ${
        preview.unused.length > 0
          ? html`<details class="unused" ?open=${preview.unused.length <= FIRST_UNUSED} data-testid="import-unused"><summary>${preview.unused.length === 1 ? msg('One file is not used') : msg(str`${count(preview.unused.length)} files are not used`)}</summary>
        <ul>${preview.unused.slice(0, FIRST_UNUSED).map((reason) => html`<li>${sentence(reason)}</li>`)}</ul>
        ${preview.unused.length > FIRST_UNUSED ? html`<p>${msg(str`and ${count(preview.unused.length - FIRST_UNUSED)} more`)}</p>` : nothing}</details>`
          : nothing
      }`;
  }

  #leftOut({ count: left, first }: LeftOut): unknown {
    return html`<div class="refusal" role="alert" data-testid="import-left-out"><p>${left === 1 ? msg('One image cannot be read:') : msg(str`${count(left)} images cannot be read:`)}</p>
      <ul>${first.map((reason) => html`<li>${sentence(reason)}</li>`)}</ul>
      ${left > first.length ? html`<p>${msg(str`and ${count(left - first.length)} more`)}</p>` : nothing}</div>`;
  }

  #deciding({ images, heldOut, bytes, classes, options }: Preview): unknown {
    const { leftOut } = this.state.importing;
    return html`<p data-testid="import-facts"><b>${msg(str`${count(images - (leftOut?.count ?? 0))} images`)}</b>, ${sides(options.size)}${options.colour === 'grey' ? nothing : html`, ${msg('in colour')}`}${classes > 0 ? html`, ${msg(str`${classes} classes`)}` : nothing}<br />
        <small>${heldOut === null ? nothing : html`${msg(str`${count(images - heldOut)} to learn from, ${count(heldOut)} held out, as their names say`)}<br />`}${msg(str`about ${size(bytes)} of memory`)}</small></p>
      <div class="buttons"><button class="tool" type="button" data-testid="import-back" @click=${() => this.ask({ type: 'import', step: { step: 'cancel' } })}>${msg('Choose others')}</button>
        <button class="tool strong" type="button" data-testid="import-train" @click=${() => this.ask({ type: 'import', step: { step: 'train' } })}>${leftOut ? msg('Train on the others') : msg('Train on these')}</button></div>`;
  }

  #cancelling(): unknown {
    return html`<div class="buttons"><button class="tool" type="button" data-testid="import-cancel" @click=${() => this.ask({ type: 'import', step: { step: 'cancel' } })}>${msg('Cancel')}</button></div>`;
  }

  #input(text: string, hook: string, folder: boolean): unknown {
    return html`<label class="tool file ${folder ? '' : 'strong'}"><span>${text}</span><input type="file" multiple ?autofocus=${!folder} ?webkitdirectory=${folder} data-testid=${hook}
      @change=${(event: Event) => this.#chosen(event.target as HTMLInputElement)} /></label>`;
  }

  #chosen(input: HTMLInputElement): void {
    const items = chosenItems(input.files ?? []);
    input.value = ''; // so that the same files can be chosen again
    this.ask({ type: 'open-import', items: Promise.resolve(items) });
  }
}
