// The image that the held code stands for.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { coordinate } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { ALONE, painted } from '../../parts/painted';

@element('lab-decoded')
export class LabDecoded extends part(pick('point', 'decoded', 'gallery'), drawn('latent')) {
  protected override render(): unknown {
    const [z1, z2] = this.state.point.map(coordinate);
    const name = this.state.latent?.explained ? msg('place') : 'z';
    return html`<figure>
      <canvas class="sheet" data-testid="latent-decoded" width="28" height="28" role="img" aria-label=${msg(str`The image decoded from z1 ${z1}, z2 ${z2}`)}
        ${painted(this.state.decoded, ALONE, toneOf(this.state, this.colors))}></canvas>
      <figcaption><b><i>${name}</i> = (${z1}, ${z2})</b>${msg('Drag the ring, or use the arrow keys on it.')}</figcaption></figure>`;
  }
}
