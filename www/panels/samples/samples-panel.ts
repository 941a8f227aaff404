// Images the model draws from codes that no image has: from the prior.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { painted } from '../../parts/painted';
import panel from '.';
import { SAMPLES } from './control';
import { withTerms } from '../../parts/words';

@element('lab-samples')
export class LabSamples extends part(pick('gallery'), drawn('samples')) {
  protected override render(): unknown {
    const count = SAMPLES.columns * SAMPLES.rows;
    return html`<p class="caption">${withTerms(panel.caption())}</p>
      <canvas class="sheet" data-testid="samples" width="298" height="208" role="img" aria-label=${msg(str`${count} images drawn by the model from random codes`)}
        ${painted(this.state.samples, { columns: SAMPLES.columns, gap: 2 }, toneOf(this.state, this.colors))}></canvas>`;
  }
}
