// One uPlot in an element: made anew with its options, filled at a calm pace, as wide as its place.
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import uPlot from 'uplot';
import { element } from '../element';

const DRAW_EVERY_MS = 150;

export type ChartSize = { width: number; height: number };

@element('lab-chart')
export class LabChart extends LitElement {
  @property({ attribute: false }) options!: (size: ChartSize) => uPlot.Options; // another function makes another chart
  @property({ attribute: false }) columns!: () => uPlot.AlignedData; // called when it is time to draw
  #chart: uPlot | null = null;
  #drawnAt = -Infinity;
  #timer = 0;
  #resize = new ResizeObserver(() => {
    if (this.#chart && this.clientWidth && this.clientWidth !== this.#chart.width) this.#chart.setSize(this.#size());
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#resize.disconnect();
    this.#chart?.destroy();
    this.#chart = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('options') || !this.#chart) {
      this.#chart?.destroy();
      this.#chart = new uPlot(this.options(this.#size()), this.columns(), this);
    }
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#drawnAt = performance.now();
      this.#chart?.setData(this.columns());
    }, Math.max(0, this.#drawnAt + DRAW_EVERY_MS - performance.now()));
  }

  #size(): ChartSize {
    return { width: this.clientWidth || 300, height: this.clientHeight || 190 };
  }
}
