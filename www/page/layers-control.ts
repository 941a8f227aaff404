// How many layers a network has: one more, or one less, at the side of the code.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { DataSummary, Field, ListLength } from '../protocol/rust-types';
import { element } from '../parts/element';
import { part } from '../parts/part-element';
import { pick } from '../store/select';

const CONVOLUTIONS = 'model.network.channels';

@element('lab-layers')
export class LabLayers extends part(pick('data')) {
  @property({ attribute: false }) field!: Field; // of a layer's width
  @property({ attribute: false }) length!: ListLength;
  @property({ attribute: false }) widths!: readonly number[];

  protected override render(): unknown {
    const { widths, length } = this;
    const fact = this.#fact();
    return html`${fact ? html`<p class="fact">${fact}</p>` : nothing}
      <div class="pair" role="group" aria-label=${this.#convolves ? msg('Convolutions') : msg('Hidden layers')}>
        <button class="tool" type="button" data-testid="add-layer" ?disabled=${widths.length >= length.most} @click=${() => this.#become([...widths, this.#next()])}>${msg('Add a layer')}</button>
        <button class="tool" type="button" data-testid="remove-layer" ?disabled=${widths.length <= length.least} @click=${() => this.#become(widths.slice(0, -1))}>${msg('Remove a layer')}</button></div>`;
  }

  get #convolves(): boolean {
    return this.field.path === CONVOLUTIONS;
  }

  /** As wide as the layer before it; with twice its channels where the image is halved. */
  #next(): number {
    const { field } = this;
    const last = this.widths.at(-1) ?? field.default;
    return this.#convolves ? Math.min(field.max, 2 * last) : last;
  }

  #fact(): string | null {
    const { data } = this.state;
    if (this.#convolves)
      return data ? msg(str`Each halves the image: ${sides(data, this.widths.length)}.`) : null;
    return this.widths.length === 0
      ? msg('No hidden layer: encoder and decoder are linear.')
      : null;
  }

  #become(widths: readonly number[]): void {
    this.ask({ type: 'layers', path: this.field.path, widths });
  }
}

/** Those of the image, and after each convolution: odd ones are rounded up. */
function sides({ height, width }: DataSummary, convolutions: number): string {
  const after = (side: number, halvings: number): number => Math.ceil(side / 2 ** halvings);
  return Array.from(
    { length: convolutions + 1 },
    (_, at) => `${after(height, at)} × ${after(width, at)}`,
  ).join(', ');
}
