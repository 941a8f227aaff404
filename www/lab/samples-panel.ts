// Images the model draws from codes that no image has: from the prior.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { query } from 'lit/decorators.js';
import { changes } from './changes';
import { element } from './element';
import { LabElement } from './lab-element';
import { paintSheet, toneOf } from './paint';
import { SAMPLES } from './view-request';

@element('lab-samples')
export class LabSamples extends LabElement {
  @query('canvas') private canvas!: HTMLCanvasElement;
  #changed = changes();

  protected override render(): unknown {
    const count = SAMPLES.columns * SAMPLES.rows;
    return html`<p class="caption">${msg('Codes picked at random from the prior, decoded. The same codes each time, so you can watch them improve.')}</p>
      <canvas class="sheet" data-testid="samples" width="298" height="208" role="img" aria-label=${msg(str`${count} images drawn by the model from random codes`)}></canvas>`;
  }

  protected override updated(): void {
    const sheet = this.state.frame?.samples;
    if (!this.#changed(sheet, this.look, this.state.gallery) || !sheet) return;
    paintSheet(this.canvas, sheet, { columns: SAMPLES.columns, gap: 2 }, toneOf(this.state, this.look));
  }
}
