// The importance-sampled log-likelihood: how good the model itself is, not the bound it was trained
// with.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { count, nats, plusMinus } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { MeasureElement } from '../../parts/measure-element';
import { withTerms } from '../../parts/words';

const SAMPLES = [50, 200, 1000, 5000];
const IMAGES = [100, 300, 1000];

@element('lab-likelihood')
export class LabLikelihood extends MeasureElement {
  #samples = 200;
  #images = 100;

  protected override render(): unknown {
    const { heldOut } = this.state.data ?? { heldOut: Infinity };
    const images = IMAGES.filter((images) => images <= Math.max(heldOut, IMAGES[0]!));
    return html`<h3 data-drawn>${withTerms(msg('Log-likelihood'))}</h3>
      <p class="says">${withTerms(msg('The log-likelihood log p(x) of images the model has not trained on, estimated by importance sampling: models trained with different bounds can be compared by it.'))}</p>
      <div class="controls">${this.select(msg('Images'), 'likelihood-images', images, this.#images, (value) => (this.#images = value))}
        ${this.select(msg('Samples'), 'likelihood-samples', SAMPLES, this.#samples, (value) => (this.#samples = value))}
        ${this.runner({ name: 'likelihood', images: Math.min(this.#images, heldOut), samples: this.#samples }, msg('Measure'))}</div>
      ${this.#result()}${this.when('likelihood')}`;
  }

  #result(): unknown {
    const found = this.state.measures.results.likelihood;
    if (!found)
      return html`<p class="fact">${msg('Papers use 5,000 samples for each image; for 1,000 images that takes minutes on a CPU.')} ${this.#scale()}</p>`;
    const { mean, standardError, effectiveSampleSize, images, samples } = found;
    const [ofImages, ofSamples, counted] = [
      count(images),
      count(samples),
      nats(effectiveSampleSize),
    ];
    return html`<p class="result" data-testid="likelihood-result" data-drawn><b>${nats(mean)}</b>${plusMinus(nats, standardError)} ${msg('nats')}</p>
      <p class="fact">${msg(str`${ofImages} images, ${ofSamples} samples each; effective sample size ${counted} on average.`)}
        ${standardError === null ? msg('Of a single image nothing tells how far the mean may be off.') : ''}
        ${effectiveSampleSize < 5 ? msg('With so few effective samples the true value may be higher: use more samples.') : ''} ${this.#scale()}</p>`;
  }

  /**
   * Papers have images made black and white, which have probabilities; those of grey ones lie on
   * another scale.
   */
  #scale(): string {
    const model = this.state.config?.model;
    const asInPapers =
      model &&
      'likelihood' in model &&
      model.likelihood.kind === 'bernoulli' &&
      model.likelihood.binarisation !== 'none';
    return asInPapers
      ? ''
      : msg(
          'Published figures are of images made black and white; these are grey, so theirs can’t be compared with this one.',
        );
  }
}
