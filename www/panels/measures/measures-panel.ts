// How good the model is, by measures that cost some time: each is made on request, of those that
// suit the model and the images.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { element } from '../../parts/element';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import './classifier-measure';
import './code-summary';
import './likelihood-measure';
import './quality-measure';
import './snr-measure';
import { withTerms } from '../../parts/words';

@element('lab-measures')
export class LabMeasures extends part(pick('schema', 'config', 'data')) {
  protected override render(): unknown {
    const can = capabilitiesAtHand(this.state);
    const labelled = this.state.data?.labelled ?? false;
    return html`<p class="caption">${withTerms(this.#missing())}</p><div class="measure-grid">
      ${can.encoder ? html`<lab-code-summary></lab-code-summary>` : nothing}
      ${can.likelihood ? html`<lab-likelihood></lab-likelihood>` : nothing}
      ${can.encoder && labelled ? html`<lab-classifier></lab-classifier>` : nothing}
      ${can.likelihood ? html`<lab-snr></lab-snr>` : nothing}
      ${labelled ? html`<lab-quality></lab-quality>` : nothing}</div>`;
  }

  /** Why something that others can be asked is not here. */
  #missing(): string {
    const can = capabilitiesAtHand(this.state);
    const reasons = [msg('Training pauses during a measurement.')];
    if (!can.likelihood)
      reasons.push(
        msg(
          'Only a VAE has a lower bound on log p(x), so there is no likelihood to estimate here.',
        ),
      );
    if (!can.encoder)
      reasons.push(msg('Without an encoder there are no codes of images to look at.'));
    if (this.state.data && !this.state.data.labelled)
      reasons.push(msg('Some measures need labels, which these images don’t have.'));
    return reasons.join(' ');
  }
}
