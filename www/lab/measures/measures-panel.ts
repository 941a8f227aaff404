// How good the model is, by measures that cost some time: each is made on request, of those that suit the model and the images.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { hasEncoder, hasLikelihood } from '../../engine/abilities';
import { element } from '../element';
import { LabElement } from '../lab-element';
import './classifier-measure';
import './code-summary';
import './likelihood-measure';
import './quality-measure';
import './snr-measure';

@element('lab-measures')
export class LabMeasures extends LabElement {
  protected override render(): unknown {
    const { state, look } = this;
    const { config, data } = state;
    const kind = config?.model.kind ?? 'vae';
    const labelled = data?.labelled ?? false;
    return html`<p class="caption">${this.#missing()}</p><div class="measure-grid">
      ${hasEncoder(kind) ? html`<lab-code-summary .state=${state} .look=${look}></lab-code-summary>` : nothing}
      ${hasLikelihood(kind) ? html`<lab-likelihood .state=${state} .look=${look}></lab-likelihood>` : nothing}
      ${hasEncoder(kind) && labelled ? html`<lab-classifier .state=${state} .look=${look}></lab-classifier>` : nothing}
      ${hasLikelihood(kind) ? html`<lab-snr .state=${state} .look=${look}></lab-snr>` : nothing}
      ${labelled ? html`<lab-quality .state=${state} .look=${look}></lab-quality>` : nothing}</div>`;
  }

  /** Why something that others can be asked is not here. */
  #missing(): string {
    const kind = this.state.config?.model.kind ?? 'vae';
    const reasons = [msg('While something is measured, training rests.')];
    if (!hasLikelihood(kind)) reasons.push(msg('Only a VAE’s bound is one on log p(x), so there is no likelihood to estimate here.'));
    if (!hasEncoder(kind)) reasons.push(msg('Without an encoder there are no codes of images to look at.'));
    if (this.state.data && !this.state.data.labelled) reasons.push(msg('Some measures need labels, which these images don’t have.'));
    return reasons.join(' ');
  }
}
