// What both models come to where they rest: the numbers that can be compared, and by how much they
// differ.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { bothLikely } from './final-measures';
import { rowsOf } from './rows';
import { LETTERS } from './state';

@element('lab-compared-numbers')
export class LabComparedNumbers extends part(pick('compare')) {
  @property({ attribute: false }) names!: readonly string[];

  protected override render(): unknown {
    const { sides } = this.state.compare;
    if (!sides) return nothing;
    return html`<h3>${msg('In numbers')}</h3>
      <div class="numbers" role="region" tabindex="0" aria-label=${msg('In numbers')}><table data-testid="compared-numbers"><caption class="caption">${this.#caption()}</caption>
        <thead><tr><td></td>${this.names.map((name, at) => html`<th scope="col" class=${at === 0 ? 'left' : 'right'}>${LETTERS[at]} ${name}</th>`)}<th scope="col">${msg('B − A')}</th></tr></thead>
        <tbody>${rowsOf(this.state.compare).map(
          ({ name, unit, values, difference }) => html`
          <tr><th scope="row">${name} <small>${unit}</small></th>${values.map((value) => html`<td>${value}</td>`)}<td>${difference}</td></tr>`,
        )}</tbody></table></div>
      ${this.#judge()}`;
  }

  #caption(): string {
    const { sides, running } = this.state.compare;
    const images = sides?.[0].measures.results.evaluation?.images;
    const likelihood = sides?.[0].measures.results.likelihood;
    if (running || !images)
      return msg(
        'When both are paused, they are measured at the same step, on the same held-out images.',
      );
    const plain = msg(str`On the same ${count(images)} held-out images.`);
    if (!sides || !bothLikely(sides)) return plain;
    return likelihood
      ? `${plain} ${msg(str`log p(x) by the same estimator for both: ${count(likelihood.samples)} samples each of the first ${count(likelihood.images)} images.`)}`
      : `${plain} ${msg('log p(x) is estimated at the last step.')}`;
  }

  /** The images they draw can be judged by a classifier, which takes labels and a while. */
  #judge(): unknown {
    const { sides, running } = this.state.compare;
    if (!sides?.every(({ data }) => data?.labelled)) return nothing;
    const busy = sides.some(({ measures }) => measures.busy);
    const judging = sides.some(({ measures }) => measures.busy?.name === 'quality');
    return html`<button class="tool" type="button" data-testid="compare-judge" ?disabled=${running || busy} @click=${() => this.ask({ type: 'compare-judge' })}>
      ${judging ? msg('Measuring…') : msg('Measure the quality of the samples')}</button>`;
  }
}
