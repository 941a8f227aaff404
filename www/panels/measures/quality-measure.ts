// How the model's own images compare with real ones, as a small classifier sees both.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { SampleQuality } from '../../protocol/rust-types';
import { amount, count, percent } from '../../i18n/numbers';
import { coverageBars } from '../../views/bars';
import { className } from '../../store/class-names';
import { element } from '../../parts/element';
import { barColumns } from '../../parts/bar-list';
import { MeasureElement } from '../../parts/measure-element';
import { withTerms } from '../../parts/words';

const SAMPLES = [200, 1000, 3000];

@element('lab-quality')
export class LabQuality extends MeasureElement {
  #samples = 1000;

  protected override render(): unknown {
    const found = this.state.measures.results.quality;
    return html`<h3 data-drawn>${withTerms(msg('Quality of the samples'))}</h3>
      <p class="says">${withTerms(msg('A small classifier, trained once on the labelled images, compares samples with real images: how similar their features are, and which classes the model draws.'))}</p>
      <div class="controls">${this.select(msg('Drawn images'), 'quality-samples', SAMPLES, this.#samples, (value) => (this.#samples = value))}
        ${this.runner({ name: 'quality', samples: this.#samples }, msg('Measure'))}</div>
      ${found ? this.#result(found) : ''}${this.when('quality')}`;
  }

  #result({
    samples,
    frechetDistance,
    gradientEnergy,
    realGradientEnergy,
    coverage,
  }: SampleQuality): unknown {
    const [drawn, covered, classes] = [count(samples), coverage.covered, coverage.shares.length];
    return html`<dl class="figures" data-testid="quality-result">
        <div><dt>${msg('Fréchet distance')}</dt><dd>${amount(frechetDistance, 1)}</dd></div>
        <div><dt>${msg('Sharpness (real images: 100 %)')}</dt><dd>${percent(gradientEnergy / realGradientEnergy)}</dd></div>
        <div><dt>${msg('Classes drawn')}</dt><dd>${msg(str`${covered} of ${classes}`)}</dd></div></dl>
      ${barColumns(
        coverageBars(coverage, (label) => className(this.state, label)),
        msg('Share of the drawn images in each class'),
        true,
      )}
      <p class="fact">${msg(str`${drawn} drawn and as many held-out images. The distance is 0 between images that look alike to the classifier; compare it only on the same images and for equally many.`)}</p>`;
  }
}
