// Held-out images above what the model makes of their codes; for a denoising model, with what it was given between.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { hasEncoder } from '../engine/abilities';
import { changes } from './changes';
import { element } from './element';
import { LabElement } from './lab-element';
import { paintSheet, toneOf } from './paint';
import { RECONSTRUCTIONS } from './view-request';

@element('lab-reconstructions')
export class LabReconstructions extends LabElement {
  @query('.originals') private originals!: HTMLCanvasElement | null;
  @query('.corrupted') private corrupted!: HTMLCanvasElement | null;
  @query('.rebuilt') private rebuilt!: HTMLCanvasElement | null;
  #changed = changes();

  protected override render(): unknown {
    const { config } = this.state;
    if (config && !hasEncoder(config.model.kind)) return html`<p class="absent" data-testid="no-reconstructions">${msg('A GAN has no encoder: images can’t be turned into codes, so there is nothing to rebuild. Judge it by what it draws.')}</p>`;
    const corrupts = config !== null && config.training.corruption.kind !== 'none';
    return html`<p class="caption">${corrupts
        ? msg('Images the model has not trained on, what is left of them after corruption, and what the model makes of that: it has to guess what is missing.')
        : msg('Images the model has not trained on, and what is left of them after passing through the code.')}</p>
      <p class="row-name" data-drawn>${msg('Original')}</p>
      <canvas class="sheet row originals" data-testid="originals" width="298" height="28" role="img" aria-label=${msg(str`${RECONSTRUCTIONS} held-out images`)}></canvas>
      ${corrupts ? html`<canvas class="sheet row corrupted" data-testid="corrupted" width="298" height="28" role="img" aria-label=${msg(str`The same ${RECONSTRUCTIONS} images, corrupted: what the model is given`)}></canvas>` : nothing}
      <canvas class="sheet row rebuilt" data-testid="reconstructions" width="298" height="28" role="img" aria-label=${msg(str`The same ${RECONSTRUCTIONS} images, rebuilt by the model from their codes`)}></canvas>
      <p class="row-name" data-drawn>${corrupts ? msg('Rebuilt from the corrupted one in the middle') : msg('Rebuilt from its code')}</p>`;
  }

  protected override updated(): void {
    const rows = this.state.frame?.reconstructions;
    if (!this.#changed(rows, this.look, this.state.gallery, this.corrupted) || !rows || !this.originals || !this.rebuilt) return;
    const grid = { columns: RECONSTRUCTIONS, gap: 2 };
    const tone = toneOf(this.state, this.look);
    paintSheet(this.originals, rows.originals, grid, tone);
    paintSheet(this.rebuilt, rows.reconstructions, grid, tone);
    if (this.corrupted && rows.corrupted) paintSheet(this.corrupted, rows.corrupted, grid, tone);
  }
}
