// A small chart of each number that the objective measures, for training and held-out images.
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import uPlot from 'uplot';
import type { Term } from '../engine/rust-types';
import { calmRange, chartColumns } from '../views/curves';
import { chartsOf, summaryOf, textOf } from '../views/terms';
import { changes } from './changes';
import { chartOptions } from './chart-options';
import { LabElement } from './lab-element';
import { amount } from './numbers';

const DRAW_EVERY_MS = 150;
const SCORES: [number, number] = [0, 1]; // always all of it: whether a score is near ½ must show

@customElement('lab-curves')
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
    return html`<p class="caption">${summaryOf(this.#kind)} <span class="key"><i class="train">training</i> <i class="held-out">held out</i></span></p>
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

  #figure(term: Term): unknown {
    const { progress, evaluation, config } = this.state;
    const { title, says, unit, digits } = textOf(term, config?.objective);
    const [train, heldOut] = [amount(progress?.terms[term], digits), amount(evaluation?.terms[term], digits)];
    return html`<figure data-testid="curve-${term}"><figcaption><b>${title}</b> <span class="says">${says}</span>
        <span class="now"><i class="train">${train}</i> <i class="held-out">${heldOut}</i></span></figcaption>
        <div class="chart" data-term=${term} role="img" aria-label="${title} by training step: training ${train}, held out ${heldOut} ${unit}"></div></figure>`;
  }

  /** Charts take their colours when made, so a new theme makes new charts. */
  #build(): void {
    this.#charts.forEach((chart) => chart.destroy());
    this.#charts.clear();
    this.querySelectorAll<HTMLElement>('.chart').forEach((place) => {
      const term = place.dataset['term'] as Term;
      const size = { width: place.clientWidth || 300, height: place.clientHeight || 180 };
      const { unit, digits } = textOf(term, undefined);
      const range = unit === 'of 1' ? () => SCORES : calmRange;
      this.#charts.set(term, new uPlot(chartOptions(size, this.look, range, (value) => amount(value, digits)), [[], [], []], place));
      this.#resize.observe(place);
    });
    this.#drawn = null;
  }

  #draw(): void {
    const { train, heldOut } = this.state.curves;
    if (this.#drawn === this.state.curves) return;
    this.#drawn = this.state.curves;
    this.#drawnAt = performance.now();
    this.#charts.forEach((chart, term) => chart.setData(chartColumns(train, heldOut, term)));
  }

  #fit(): void {
    this.#charts.forEach((chart) => {
      const place = chart.root.parentElement!;
      if (place.clientWidth && place.clientWidth !== chart.width) chart.setSize({ width: place.clientWidth, height: place.clientHeight });
    });
  }
}
