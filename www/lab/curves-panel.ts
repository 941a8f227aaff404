// Three small charts: the bound and its two parts, for training and held-out images.
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import uPlot from 'uplot';
import { calmRange, chartColumns, type Quantity } from '../views/curves';
import { changes } from './changes';
import { chartOptions } from './chart-options';
import { LabElement } from './lab-element';
import { nats } from './numbers';

const CHARTS: { quantity: Quantity; title: string; says: string }[] = [
  { quantity: 'bound', title: 'Bound', says: '−(reconstruction + KL); higher is better' },
  { quantity: 'reconstruction', title: 'Reconstruction', says: 'cost of lost detail; lower is better' },
  { quantity: 'kl', title: 'KL', says: 'cost of the code; it buys the detail' },
];
const DRAW_EVERY_MS = 150;

@customElement('lab-curves')
export class LabCurves extends LabElement {
  #charts = new Map<Quantity, uPlot>();
  #changed = changes();
  #drawnAt = -Infinity;
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
    const { progress, evaluation } = this.state;
    return html`<div class="charts" data-testid="curves">${CHARTS.map(({ quantity, title, says }) => html`
      <figure><figcaption><b>${title}</b> <span class="says">${says}</span>
        <span class="now"><i class="train">${nats(progress?.[quantity])}</i> <i class="held-out">${nats(evaluation?.[quantity])}</i></span></figcaption>
        <div class="chart" data-quantity=${quantity} role="img"
          aria-label="${title} by training step, in nats for one image: training ${nats(progress?.[quantity])}, held out ${nats(evaluation?.[quantity])}"></div></figure>`)}
    </div>`;
  }

  protected override updated(): void {
    if (this.#changed(this.look)) this.#build();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#draw(), Math.max(0, this.#drawnAt + DRAW_EVERY_MS - performance.now()));
  }

  /** Charts take their colours when made, so a new theme makes new charts. */
  #build(): void {
    this.querySelectorAll<HTMLElement>('.chart').forEach((place) => {
      const quantity = place.dataset['quantity'] as Quantity;
      this.#charts.get(quantity)?.destroy();
      const size = { width: place.clientWidth || 300, height: place.clientHeight || 180 };
      this.#charts.set(quantity, new uPlot(chartOptions(size, this.look, calmRange), [[], [], []], place));
      this.#resize.observe(place);
    });
    this.#drawn = null;
  }

  #drawn: unknown = null;

  #draw(): void {
    const { train, heldOut } = this.state.curves;
    if (this.#drawn === this.state.curves) return;
    this.#drawn = this.state.curves;
    this.#drawnAt = performance.now();
    this.#charts.forEach((chart, quantity) => chart.setData(chartColumns(train, heldOut, quantity)));
  }

  #fit(): void {
    this.#charts.forEach((chart) => {
      const place = chart.root.parentElement!;
      if (place.clientWidth && place.clientWidth !== chart.width) chart.setSize({ width: place.clientWidth, height: place.clientHeight });
    });
  }
}
