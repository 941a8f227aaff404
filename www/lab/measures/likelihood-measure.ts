// The importance-sampled log-likelihood: how good the model itself is, not the bound it was trained with.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { element } from '../element';
import { count, nats } from '../numbers';
import { MeasureElement } from './measure-element';

const SAMPLES = [50, 200, 1000, 5000];
const IMAGES = [100, 300, 1000];

@element('lab-likelihood')
export class LabLikelihood extends MeasureElement {
  #samples = 200;
  #images = 100;

  protected override render(): unknown {
    const { heldOut } = this.state.data ?? { heldOut: Infinity };
    const images = IMAGES.filter((images) => images <= Math.max(heldOut, IMAGES[0]!));
    return html`<h3 data-drawn>${msg('Log-likelihood')}</h3>
      <p class="says">${msg('How probable the model finds images it has not seen: log p(x), by importance sampling. It judges models trained with different bounds alike.')}</p>
      <div class="controls">${this.select(msg('Images'), 'likelihood-images', images, this.#images, (value) => (this.#images = value))}
        ${this.select(msg('Samples'), 'likelihood-samples', SAMPLES, this.#samples, (value) => (this.#samples = value))}
        ${this.runner({ name: 'likelihood', images: Math.min(this.#images, heldOut), samples: this.#samples }, msg('Measure'))}</div>
      ${this.#result()}${this.when('likelihood')}`;
  }

  #result(): unknown {
    const found = this.state.measures.results.likelihood;
    if (!found) return html`<p class="fact">${msg('5,000 samples of 1,000 images are what papers report; on a CPU that takes minutes.')}</p>`;
    const { mean, standardError, effectiveSampleSize, images, samples } = found;
    const [ofImages, ofSamples, counted] = [count(images), count(samples), nats(effectiveSampleSize)];
    return html`<p class="result" data-testid="likelihood-result" data-drawn><b>${nats(mean)}</b> ± ${nats(standardError)} ${msg('nats')}</p>
      <p class="fact">${msg(str`${ofImages} images, ${ofSamples} samples each, of which ${counted} count on average.`)}
        ${effectiveSampleSize < 5 ? msg('So few mean that the true value may be higher: take more samples.') : ''}</p>`;
  }
}
