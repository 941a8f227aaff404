// The image of the point that is hovered or focused, beside it. Its ellipse is drawn on the plane.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { insidePlane, toPlace } from '../../views/latent-scale';
import { className } from '../../store/class-names';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { ALONE, painted } from '../../parts/painted';
import { styles } from '../../parts/styles';
import { scaleOf, windowOf, shownPlane } from '../../parts/plane-view';

@element('lab-closeup')
export class LabCloseup extends part(shownPlane, pick('classNames', 'gallery')) {
  protected override render(): unknown {
    const { plane, latent: view } = this.state;
    const { point } = plane;
    if (!plane.closeup || point === null || !view || point * 2 >= view.codes.length) return nothing;
    const scale = scaleOf(windowOf(this.state), 100);
    const { x, y } = toPlace(
      scale,
      ...insidePlane(scale, [view.codes[point * 2]!, view.codes[point * 2 + 1]!]),
    );
    const label = view.labels?.[point];
    return html`<figure class="closeup ${classMap({ left: x > 50, up: y > 50 })}" data-testid="closeup" data-point=${point} aria-hidden="true" style=${styles({ left: `${x}%`, top: `${y}%` })}>
      <canvas class="sheet" width="28" height="28" ${painted(plane.closeup.image, ALONE, toneOf(this.state, this.colors))}></canvas>
      <figcaption>${label === undefined ? msg(str`image ${point + 1}`) : className(this.state, label)}</figcaption></figure>`;
  }
}
