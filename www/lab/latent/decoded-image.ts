// The image that the held code stands for.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { query } from 'lit/decorators.js';
import { changes } from '../changes';
import { element } from '../element';
import { LabElement } from '../lab-element';
import { coordinate } from '../numbers';
import { paintSheet, toneOf } from '../paint';

@element('lab-decoded')
export class LabDecoded extends LabElement {
  @query('canvas') private canvas!: HTMLCanvasElement;
  #changed = changes();

  protected override render(): unknown {
    const [z1, z2] = this.state.point.map(coordinate);
    const name = this.state.frame?.latent?.explained ? msg('place') : 'z';
    return html`<figure>
      <canvas class="sheet" data-testid="latent-decoded" width="28" height="28" role="img" aria-label=${msg(str`The image decoded from z1 ${z1}, z2 ${z2}`)}></canvas>
      <figcaption><b><i>${name}</i> = (${z1}, ${z2})</b>${msg('Drag the ring, or use the arrow keys on it.')}</figcaption></figure>`;
  }

  protected override updated(): void {
    const { decoded, gallery } = this.state;
    if (!this.#changed(decoded, this.look, gallery) || !decoded) return;
    paintSheet(this.canvas, decoded, { columns: 1, gap: 0 }, toneOf(this.state, this.look));
  }
}
