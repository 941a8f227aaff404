// The gradient's signal-to-noise ratio against the number of samples: why tighter bounds are not always better.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import uPlot from 'uplot';
import { locale } from '../../i18n/locale';
import { families, slope, snrColumns, type SnrCurve } from '../../views/snr';
import { changes } from '../changes';
import { element } from '../element';
import { coordinate } from '../numbers';
import { MeasureElement } from './measure-element';
import { snrChart } from './snr-chart';

const REPEATS = [10, 30, 100, 300];

@element('lab-snr')
export class LabSnr extends MeasureElement {
  @query('.chart') private place!: HTMLElement | null;
  #repeats = 30;
  #chart: uPlot | null = null;
  #changed = changes();
  #resize = new ResizeObserver(() => {
    const width = this.place?.clientWidth;
    if (width && this.#chart && width !== this.#chart.width) this.#chart.setSize({ width, height: this.#chart.height });
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#chart?.destroy();
    this.#chart = null;
  }

  protected override render(): unknown {
    const curves = this.state.measures.results.snr ?? [];
    const names = this.state.config ? families(this.state.config.objective).map(({ name }) => name) : [];
    const [one, other] = [names[0] ?? '', names[1] ?? ''];
    return html`<h3 data-drawn>${msg('Signal in the gradient')}</h3>
      <p class="says">${msg('How much of a gradient is signal, how much noise. With more samples the decoder’s improves while the encoder of IWAE drowns. Objectives that average several smaller bounds, or take another gradient, keep it afloat (Rainforth et al. 2018).')}</p>
      <div class="controls">${this.select(msg('Repeats'), 'snr-repeats', REPEATS, this.#repeats, (value) => (this.#repeats = value))}
        ${this.runner({ name: 'snr', repeats: this.#repeats }, msg(str`Compare ${one} and ${other}`))}</div>
      <div class="chart" ?hidden=${curves.length === 0} role="img" aria-label=${msg('Signal-to-noise ratio against the number of samples, both axes logarithmic')}></div>
      ${curves.length > 0 ? html`<ul class="lines" data-testid="snr-result">${curves.map((curve, at) => this.#line(curve, at))}</ul>
        <p class="fact">${msg('The dotted line is what pure noise would seem to have after so few repeats.')}</p>` : nothing}
      ${this.when('snr')}`;
  }

  protected override updated(): void {
    const curves = this.state.measures.results.snr;
    if (!this.place || !curves || !this.#changed(curves, this.look, locale())) return;
    this.#chart?.destroy(); // a few points: making it anew is the simplest way to new colours and words
    this.#chart = new uPlot(snrChart({ width: this.place.clientWidth || 300, height: 240 }, this.look), snrColumns(curves), this.place);
    this.#resize.observe(this.place);
  }

  #line({ name, points }: SnrCurve, at: number): unknown {
    const grows = (part: 'encoder' | 'decoder'): string => {
      const exponent = slope(points.map((point) => ({ samples: point.samples, value: point[part] })));
      if (exponent === null) return '';
      const text = coordinate(exponent);
      return ` (${msg(str`slope ${text}`)})`;
    };
    return html`<li class=${at === 0 ? 'train' : 'held-out'}><b data-drawn>${name}</b> <span class="solid" data-drawn>${msg('encoder')}${grows('encoder')}</span> <span class="dashed" data-drawn>${msg('decoder')}${grows('decoder')}</span></li>`;
  }
}
