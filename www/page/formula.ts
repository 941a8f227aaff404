// A formula. Its LaTeX stands there until it has been typeset, and stays if it can't be.
import { html, LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { element } from '../parts/element';
import { wantMathFont } from './math-font';
import { mathml, readable } from './typeset';

@element('lab-formula')
export class LabFormula extends LitElement {
  @property() tex = '';
  @property({ type: Boolean }) inline = false;
  @state() private typeset: string | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('tex') || changed.has('inline')) void this.#typeset();
  }

  protected override render(): unknown {
    return this.typeset === null
      ? html`<code>${readable(this.tex)}</code>`
      : unsafeHTML(this.typeset);
  }

  /** What sticks out can be scrolled, also by keyboard. */
  protected override updated(): void {
    if (this.scrollWidth > this.clientWidth) this.tabIndex = 0;
    else this.removeAttribute('tabindex');
  }

  async #typeset(): Promise<void> {
    const { tex } = this;
    wantMathFont();
    const typeset = await mathml(tex, !this.inline).catch(() => null);
    if (this.tex === tex) this.typeset = typeset;
  }
}
