// A text to be copied: it can be read, selected, and put on the clipboard with one press.
import { msg } from '@lit/localize';
import { html, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import { element } from '../../parts/element';

@element('lab-copy')
export class LabCopy extends LitElement {
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) text = '';
  @property({ attribute: false }) rows = 2;
  @property() hook = '';
  @query('textarea') private area!: HTMLTextAreaElement;
  #copied = ''; // what is on the clipboard, as far as is known here

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const copied = this.#copied === this.text;
    return html`<textarea readonly rows=${this.rows} spellcheck="false" data-testid=${this.hook} aria-label=${this.label} .value=${this.text} @focus=${() => this.area.select()}></textarea>
      <button class="tool" type="button" data-testid="copy-${this.hook}" @click=${this.#copy}>${copied ? msg('Copied') : msg('Copy')}</button>
      <span class="unseen" role="status">${copied ? msg('Copied') : ''}</span>`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.#copied = this.text;
    } catch {
      // where the clipboard is out of reach, the visitor's own keys still reach it
      this.area.select();
    }
    this.requestUpdate();
  }
}
