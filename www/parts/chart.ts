// One uPlot in an element: made anew with its options, filled at a calm pace, as large as its
// place.
import { msg, str } from '@lit/localize';
import { html, LitElement, noChange } from 'lit';
import { property, state } from 'lit/decorators.js';
import type uPlot from 'uplot';
import { asError } from '../protocol/errors';
import { element } from './element';
import { wantUPlot } from './uplot';

const DRAW_EVERY_MS = 150;

export type ChartSize = { width: number; height: number };
export type ChartOptions = (size: ChartSize) => uPlot.Options;

@element('lab-chart')
export class LabChart extends LitElement {
  @property({ attribute: false }) options!: ChartOptions; // another function makes another chart
  // what its columns are made of: when it changes, they are asked for
  @property({ attribute: false }) of: unknown;
  // called when it is time to draw
  @property({ attribute: false, hasChanged: () => false }) columns!: () => uPlot.AlignedData;
  @state() private uPlot: typeof uPlot | null = null;
  @state() private failure: string | null = null;
  #chart: uPlot | null = null;
  #made: ChartOptions | null = null; // with which it was made
  #drawnAt = -Infinity;
  #timer = 0;
  #resize = new ResizeObserver(() => {
    const { width, height } = this.#size();
    if (
      this.#chart &&
      this.clientWidth &&
      (width !== this.#chart.width || height !== this.#chart.height)
    )
      this.#chart.setSize({ width, height });
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
    wantUPlot().then(
      (found) => (this.uPlot = found),
      (error: unknown) => (this.failure = asError(error).message),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#resize.disconnect();
    this.#chart?.destroy();
    this.#chart = this.#made = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    if (this.failure === null) return noChange;
    return html`<p class="absent">${msg(str`The chart can’t be drawn here (${this.failure}). Training goes on, and so do the numbers.`)}</p>`;
  }

  protected override updated(): void {
    if (!this.uPlot) return;
    if (this.#made !== this.options) {
      this.#chart?.destroy();
      this.#chart = new this.uPlot(this.options(this.#size()), this.columns(), this);
      this.#made = this.options;
    }
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(
      () => {
        this.#drawnAt = performance.now();
        this.#chart?.setData(this.columns());
      },
      Math.max(0, this.#drawnAt + DRAW_EVERY_MS - performance.now()),
    );
  }

  #size(): ChartSize {
    return { width: this.clientWidth || 300, height: this.clientHeight || 190 };
  }
}
