// Held-out images above what the model makes of their codes.
import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { hasEncoder } from '../engine/abilities';
import { changes } from './changes';
import { LabElement } from './lab-element';
import { paintSheet, toneOf } from './paint';
import { RECONSTRUCTIONS } from './view-request';

@customElement('lab-reconstructions')
export class LabReconstructions extends LabElement {
  @query('.originals') private originals!: HTMLCanvasElement | null;
  @query('.rebuilt') private rebuilt!: HTMLCanvasElement | null;
  #changed = changes();

  protected override render(): unknown {
    if (this.state.config && !hasEncoder(this.state.config.model.kind)) return html`<p class="absent" data-testid="no-reconstructions">A GAN has no encoder: images can’t be turned into codes, so there is nothing to rebuild. Judge it by what it draws.</p>`;
    return html`<p class="caption">${this.#caption()}</p>
      <p class="row-name">Original</p>
      <canvas class="sheet row originals" data-testid="originals" width="298" height="28" role="img" aria-label="${RECONSTRUCTIONS} held-out images"></canvas>
      <canvas class="sheet row rebuilt" data-testid="reconstructions" width="298" height="28" role="img" aria-label="The same ${RECONSTRUCTIONS} images, rebuilt by the model from their codes"></canvas>
      <p class="row-name">Rebuilt from its code</p>`;
  }

  protected override updated(): void {
    const pair = this.state.frame?.reconstructions;
    if (!this.#changed(pair, this.look, this.state.gallery) || !pair || !this.originals || !this.rebuilt) return;
    const grid = { columns: RECONSTRUCTIONS, gap: 2 };
    const tone = toneOf(this.state, this.look);
    paintSheet(this.originals, pair.originals, grid, tone);
    paintSheet(this.rebuilt, pair.reconstructions, grid, tone);
  }

  #caption(): string {
    const corrupted = this.state.config && this.state.config.training.corruption.kind !== 'none';
    const shown = 'Images the model has not trained on, and what is left of them after passing through the code.';
    return corrupted ? `${shown} In training its input is corrupted and its target clean; here the input is clean too.` : shown;
  }
}
