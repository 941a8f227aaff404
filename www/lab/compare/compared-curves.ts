// Each number that both models measure, as one chart with the curves of both.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Term } from '../../engine/rust-types';
import { chartColumns } from '../../views/curves';
import { element } from '../element';
import { LabElement } from '../lab-element';
import type { Look } from '../look';
import { amount } from '../numbers';
import './chart';
import { comparedChart } from './compared-chart';
import { sharedOf, type Shared } from './shared';
import { LETTERS, type Sides } from './state';

type Options = ReturnType<typeof comparedChart>;

@element('lab-compared-curves')
export class LabComparedCurves extends LabElement {
  @property({ attribute: false }) names!: readonly string[];
  #options = new Map<Term, { look: Look; options: Options }>();

  protected override render(): unknown {
    const { sides } = this.state.compare;
    if (!sides) return nothing;
    const shared = sharedOf(sides);
    return html`<h3>${msg('How well they learn')}</h3>
      <ul class="key-of-sides">${this.names.map((name, at) => html`<li class=${at === 0 ? 'left' : 'right'}><b>${LETTERS[at]} ${name}</b>
        <span class="thin">${msg('training')}</span> <span class="thick">${msg('held out')}</span></li>`)}</ul>
      ${shared.length === 0 && sides.every(({ config }) => config) ? html`<p class="absent">${msg('These two have no number in common: compare what they draw.')}</p>` : nothing}
      <div class="charts" data-testid="compared-curves">${repeat(shared, ({ term }) => term, (one) => this.#figure(one, sides))}</div>`;
  }

  #figure({ term, texts, same }: Shared, sides: Sides): unknown {
    const title = [...new Set(texts.map(({ title }) => title))].join(', ');
    const now = sides.map(({ evaluation }) => amount(evaluation?.terms[term], texts[0].digits));
    return html`<figure data-testid="compared-${term}"><figcaption><b>${title}</b>
        <span class="says">${same ? texts[0].says : msg('measured in two ways: compare the shapes, not the heights')}</span>
        <span class="now"><i class="left">${now[0]}</i> <i class="right">${now[1]}</i></span></figcaption>
      <lab-chart class="chart" role="img" .options=${this.#optionsOf(term)} .columns=${() => chartColumns(sides.flatMap(({ curves }) => [curves.train, curves.heldOut]), term)}
        aria-label=${`${title}: ${this.names.map((name, at) => `${name} ${now[at]}`).join(', ')} ${texts[0].unit}`}></lab-chart></figure>`;
  }

  /** The same function as long as the colours are the same: another one makes a new chart. */
  #optionsOf(term: Term): Options {
    const known = this.#options.get(term);
    if (known?.look === this.look) return known.options;
    const options = comparedChart(term, this.look);
    this.#options.set(term, { look: this.look, options });
    return options;
  }
}
