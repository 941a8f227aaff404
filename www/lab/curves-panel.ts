// A small chart of each number that the objective measures, for training and held-out images.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import uPlot from 'uplot';
import { hasLikelihood } from '../engine/abilities';
import type { Term } from '../engine/rust-types';
import { calmRange, chartColumns } from '../views/curves';
import { chartsOf, summaryOf, textOf } from '../views/terms';
import { changes } from './changes';
import { chartOptions } from './chart-options';
import { element } from './element';
import { LabElement } from './lab-element';
import { amount } from './numbers';

const DRAW_EVERY_MS = 150;
const SCORES: [number, number] = [0, 1]; // always all of it: whether a score is near ½ must show

@element('lab-curves')
export class LabCurves extends LabElement {
  #charts = new Map<Term, uPlot>();
  #changed = changes();
  #drawnAt = -Infinity;
  #drawn: unknown = null;
  #timer = 0;
  #resize = new ResizeObserver(() => this.#fit());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#resize.disconnect();
    this.#charts.forEach((chart) => chart.destroy());
    this.#charts.clear();
  }

  protected override render(): unknown {
    return html`<p class="caption">${summaryOf(this.#kind)}</p>
      ${this.#legend()}
      <div class="charts" data-testid="curves">${repeat(this.#terms(), (term) => term, (term) => this.#figure(term))}</div>`;
  }

  protected override updated(): void {
    if (this.#changed(this.look, this.#terms().join())) this.#build();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#draw(), Math.max(0, this.#drawnAt + DRAW_EVERY_MS - performance.now()));
  }

  get #kind() {
    return this.state.config?.model.kind ?? 'vae';
  }

  #terms(): readonly Term[] {
    return chartsOf(this.#kind, Object.keys(this.state.progress?.terms ?? {}) as Term[]);
  }

  /** What each line is. */
  #legend(): unknown {
    const { importance } = this.state;
    const [bound, gap, counted] = [amount(importance?.bound, 1), amount(importance?.gap, 1), amount(importance?.effectiveSampleSize, 1)];
    const samples = importance?.samples ?? 50;
    const [train, heldOut, many] = [msg('training'), msg('held out'), msg(str`${samples} samples`)];
    return html`<ul class="key">
      <li><i class="train" data-drawn="━━ ${train}">${train}</i> <span>${msg('on the images of each step')}</span></li>
      <li><i class="held-out" data-drawn="╍╍ ${heldOut}">${heldOut}</i> <span>${msg('on images it has not trained on')}</span></li>
      ${hasLikelihood(this.#kind) ? html`<li data-testid="importance-bound"><i class="importance" data-drawn="┅┅ ${many}">${many}</i>
        <span>${msg(str`the held-out bound if each image had ${samples} codes, weighed by importance: nearer to log p(x). Now ${bound}, ${gap} nats higher; of ${samples} codes ${counted} really count.`)}</span></li>` : nothing}</ul>`;
  }

  #figure(term: Term): unknown {
    const { progress, evaluation, config } = this.state;
    const { title, says, unit, digits } = textOf(term, config?.objective);
    const [train, heldOut] = [amount(progress?.terms[term], digits), amount(evaluation?.terms[term], digits)];
    return html`<figure data-testid="curve-${term}"><figcaption><b data-drawn>${title}</b> <span class="says">${says}</span>
        <span class="now"><i class="train" data-drawn>${train}</i> <i class="held-out" data-drawn>${heldOut}</i></span></figcaption>
        <div class="chart" data-term=${term} role="img" aria-label=${msg(str`${title} by training step: training ${train}, held out ${heldOut} ${unit}`)}></div></figure>`;
  }

  /** Charts take their colours when made, so a new theme makes new charts. */
  #build(): void {
    this.#charts.forEach((chart) => chart.destroy());
    this.#charts.clear();
    this.querySelectorAll<HTMLElement>('.chart').forEach((place) => {
      const term = place.dataset['term'] as Term;
      const size = { width: place.clientWidth || 300, height: place.clientHeight || 180 };
      const { share, digits } = textOf(term, undefined);
      const range = share ? () => SCORES : calmRange;
      this.#charts.set(term, new uPlot(chartOptions(size, this.look, range, (value) => amount(value, digits)), [[], [], [], []], place));
      this.#resize.observe(place);
    });
    this.#drawn = null;
  }

  #draw(): void {
    const { train, heldOut, importance } = this.state.curves;
    if (this.#drawn === this.state.curves) return;
    this.#drawn = this.state.curves;
    this.#drawnAt = performance.now();
    this.#charts.forEach((chart, term) => chart.setData(chartColumns([train, heldOut, importance], term)));
  }

  #fit(): void {
    this.#charts.forEach((chart) => {
      const place = chart.root.parentElement!;
      if (place.clientWidth && (place.clientWidth !== chart.width || place.clientHeight !== chart.height)) chart.setSize({ width: place.clientWidth, height: place.clientHeight });
    });
  }
}
