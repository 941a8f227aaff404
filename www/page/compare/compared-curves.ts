// Each number that both models measure, as one chart with the curves of both.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { amount } from '../../i18n/numbers';
import { chartColumns } from '../../views/curves';
import '../../parts/chart';
import { chartLooks } from '../../parts/chart-looks';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { comparedChart } from './compared-chart';
import { sharedOf, type Shared } from './shared';
import { LETTERS, type Sides } from './state';

@element('lab-compared-curves')
export class LabComparedCurves extends part(pick('compare')) {
  @property({ attribute: false }) names!: readonly string[];
  readonly #looks = chartLooks(comparedChart);

  protected override render(): unknown {
    const { sides } = this.state.compare;
    if (!sides) return nothing;
    const shared = sharedOf(sides);
    return html`<h3>${msg('How well they learn')}</h3>
      <ul class="key-of-sides">${this.names.map(
        (name, at) => html`<li class=${at === 0 ? 'left' : 'right'}><b>${LETTERS[at]} ${name}</b>
        <span class="thin">${msg('training')}</span> <span class="thick">${msg('held out')}</span></li>`,
      )}</ul>
      ${shared.length === 0 && sides.every(({ config }) => config) ? html`<p class="absent">${msg('These two have no number in common: compare what they draw.')}</p>` : nothing}
      <div class="charts" data-testid="compared-curves">${repeat(
        shared,
        ({ term }) => term,
        (one) => this.#figure(one, sides),
      )}</div>`;
  }

  #figure({ term, texts, same }: Shared, sides: Sides): unknown {
    const title = [...new Set(texts.map(({ title }) => title))].join(', ');
    const now = sides.map(({ evaluation }) => amount(evaluation?.terms[term], texts[0].digits));
    return html`<figure data-testid="compared-${term}"><figcaption><b>${title}</b>
        <span class="says">${same ? texts[0].says : msg('measured in two ways: compare the shapes, not the heights')}</span>
        <span class="now"><i class="left">${now[0]}</i> <i class="right">${now[1]}</i></span></figcaption>
      <lab-chart class="chart" role="img" .options=${this.#looks(texts[0].counts, this.colors)} .of=${sides} .columns=${() =>
        chartColumns(
          sides.flatMap(({ curves }) => [curves.train, curves.heldOut]),
          term,
        )}
        aria-label=${`${title}: ${this.names.map((name, at) => `${name} ${now[at]}`).join(', ')} ${texts[0].unit}`}></lab-chart></figure>`;
  }
}
