// Held-out images above what the model makes of their codes.
import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { changes } from './changes';
import { LabElement } from './lab-element';
import { paintSheet, toneOf } from './paint';
import { RECONSTRUCTIONS } from './view-request';

@customElement('lab-reconstructions')
export class LabReconstructions extends LabElement {
  @query('.originals') private originals!: HTMLCanvasElement;
  @query('.rebuilt') private rebuilt!: HTMLCanvasElement;
  #changed = changes();

  protected override render(): unknown {
    return html`
      <p class="row-name">Original</p>
      <canvas class="sheet row originals" data-testid="originals" width="298" height="28" role="img" aria-label="${RECONSTRUCTIONS} held-out images"></canvas>
      <canvas class="sheet row rebuilt" data-testid="reconstructions" width="298" height="28" role="img" aria-label="The same ${RECONSTRUCTIONS} images, rebuilt by the model from their codes"></canvas>
      <p class="row-name">Rebuilt from its code</p>`;
  }

  protected override updated(): void {
    const pair = this.state.frame?.reconstructions;
    if (!this.#changed(pair, this.look, this.state.gallery) || !pair) return;
    const grid = { columns: RECONSTRUCTIONS, gap: 2 };
    const tone = toneOf(this.state, this.look);
    paintSheet(this.originals, pair.originals, grid, tone);
    paintSheet(this.rebuilt, pair.reconstructions, grid, tone);
  }
}
