// The image of the point that is hovered or focused, beside it. Its ellipse is drawn on the plane.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { insidePlane, toPlace } from '../../views/latent-scale';
import { changes } from '../changes';
import { className } from '../class-names';
import { element } from '../element';
import { LabElement } from '../lab-element';
import { paintSheet, toneOf } from '../paint';
import { styles } from '../styles';
import { scaleOf, windowOf } from './plane-view';

@element('lab-closeup')
export class LabCloseup extends LabElement {
  #changed = changes();

  protected override render(): unknown {
    const { plane, frame } = this.state;
    const view = frame?.latent;
    const { point } = plane;
    if (!plane.closeup || point === null || !view || point * 2 >= view.codes.length) return nothing;
    const scale = scaleOf(windowOf(this.state), 100);
    const { x, y } = toPlace(scale, ...insidePlane(scale, [view.codes[point * 2]!, view.codes[point * 2 + 1]!]));
    const label = view.labels?.[point];
    return html`<figure class="closeup ${classMap({ left: x > 50, up: y > 50 })}" data-testid="closeup" data-point=${point} aria-hidden="true" style=${styles({ left: `${x}%`, top: `${y}%` })}>
      <canvas class="sheet" width="28" height="28"></canvas>
      <figcaption>${label === undefined ? msg(str`image ${point + 1}`) : className(this.state, label)}</figcaption></figure>`;
  }

  protected override updated(): void {
    const canvas = this.querySelector('canvas');
    const image = this.state.plane.closeup?.image;
    if (this.#changed(canvas, image, this.look) && canvas && image) paintSheet(canvas, image, { columns: 1, gap: 0 }, toneOf(this.state, this.look));
  }
}
