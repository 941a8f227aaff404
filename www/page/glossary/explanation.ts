// The explanation of a term: beside it, in the browser's top layer, one at a time. Pointing and
// focus show it; a tap, Enter or Space lead into it; Escape leads back.
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { locale } from '../../i18n/locale';
import { element } from '../../parts/element';
import '../formula';
import { ENTRIES } from './entries';
import type { Entry } from './entry';

const GAP = 6; // from the term, and from the edges of the window

@element('lab-explanation')
export class LabExplanation extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: auto;
      z-index: 60;
      box-sizing: border-box;
      width: min(380px, calc(100vw - 12px));
      max-height: min(60vh, 420px);
      margin: 0;
      padding: 12px 14px;
      overflow: auto;
      border: 1px solid var(--edge);
      border-radius: var(--radius);
      background: var(--raised);
      color: var(--ink);
      box-shadow: 0 8px 30px rgb(0 0 0 / 22%);
      font: 400 var(--small) / 1.5 var(--sans);
      text-align: start;
      white-space: normal;
    }
    :host([hidden]) {
      display: none;
    }
    :host(:focus-visible),
    a:focus-visible {
      outline: 3px solid var(--accent);
      outline-offset: 1px;
    }
    p {
      margin: 0 0 6px;
    }
    small,
    code {
      font-size: var(--tiny);
      color: var(--muted);
    }
    lab-formula {
      display: block;
      padding-block: 2px 6px;
      overflow-x: auto;
    }
    math {
      font-family: 'vae-lab math', math, serif;
      font-size: 1.1em;
    }
    a {
      display: inline-block;
      padding-block: 4px;
      color: var(--accent);
    }
  `;

  @state() private entry: Entry | null = null;
  #term: HTMLElement | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.id = 'explanation';
    this.hidden = true;
    this.popover = 'manual';
    this.tabIndex = -1;
    this.setAttribute('role', 'dialog');
  }

  /** The term that it stands beside. */
  get term(): HTMLElement | null {
    return this.#term;
  }

  /** Beside this one now, or nowhere. */
  show(term: HTMLElement | null): void {
    if (term === this.#term) return;
    this.#tell(false);
    this.#term = term;
    this.entry = ENTRIES.find((entry) => entry.term === term?.dataset['term']) ?? null;
    this.hidden = !this.entry;
    if (this.isConnected) this.entry ? this.showPopover?.() : this.hidePopover?.();
    this.#tell(true);
    if (this.entry) this.setAttribute('aria-label', this.entry.in[locale()].names[0]);
    void this.updateComplete.then(() => this.place());
  }

  /** Below the term, or above it where there is more room. */
  place(): void {
    if (!this.#term) return;
    if (!this.#term.isConnected) return this.show(null); // the words have changed
    const [box, own] = [this.#term.getBoundingClientRect(), this.getBoundingClientRect()];
    const below = box.bottom + GAP;
    const top = below + own.height <= innerHeight - GAP ? below : box.top - GAP - own.height;
    const most = innerWidth - own.width - GAP;
    this.style.top = `${Math.max(GAP, top)}px`;
    this.style.left = `${Math.max(GAP, Math.min(box.left, most))}px`;
  }

  protected override render(): unknown {
    if (!this.entry) return nothing;
    const { chapter, formula, in: wordings } = this.entry;
    const [name, ...others] = wordings[locale()].names;
    const also = locale() === 'en' ? others.slice(0, 3) : [wordings.en.names[0]];
    return html`<p><b>${name}</b> <small>${also.filter((other) => other !== name).join(', ')}</small></p>
      <p>${wordings[locale()].says}</p>
      ${formula ? html`<lab-formula .tex=${formula}></lab-formula>` : nothing}
      <a href="docs/mathematics.html#${chapter}" hreflang="en" target="_blank" rel="noopener">${msg('More in the mathematics')}</a>`;
  }

  #tell(open: boolean): void {
    this.#term?.setAttribute('aria-expanded', String(open && this.entry !== null));
    if (open && this.entry) this.#term?.setAttribute('aria-controls', this.id);
    else this.#term?.removeAttribute('aria-controls');
  }
}
