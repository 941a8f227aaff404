// The gradient's signal-to-noise ratio against the number of samples: why tighter bounds are not
// always better.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { locale } from '../../i18n/locale';
import { coordinate } from '../../i18n/numbers';
import { families, slope, snrColumns, type SnrCurve } from '../../views/snr';
import { boundOf } from '../../views/bounds';
import '../../parts/chart';
import { chartLooks } from '../../parts/chart-looks';
import { element } from '../../parts/element';
import { MeasureElement } from '../../parts/measure-element';
import { snrChart } from './snr-chart';
import { withTerms } from '../../parts/words';

const REPEATS = [10, 30, 100, 300];

@element('lab-snr')
export class LabSnr extends MeasureElement {
  #repeats = 30;
  readonly #looks = chartLooks((_language: string, colors) => (size) => snrChart(size, colors));

  protected override render(): unknown {
    const curves = this.state.measures.results.snr ?? [];
    const { schema, config } = this.state;
    const names =
      schema && config ? families(schema, boundOf(config.model)).map(({ name }) => name) : [];
    const [one, other] = [names[0] ?? '', names[1] ?? ''];
    return html`<h3 data-drawn>${withTerms(msg('Signal in the gradient'))}</h3>
      <p class="says">${withTerms(msg('The ratio of signal to noise in a gradient. With more samples the decoder’s rises, while that of IWAE’s encoder falls. Objectives that average several smaller bounds, or use another estimator of the gradient, lose less or nothing (Rainforth et al. 2018).'))}</p>
      <div class="controls">${this.select(msg('Repeats'), 'snr-repeats', REPEATS, this.#repeats, (value) => (this.#repeats = value))}
        ${this.runner({ name: 'snr', repeats: this.#repeats }, msg(str`Compare ${one} and ${other}`))}</div>
      ${
        curves.length > 0
          ? html`<lab-chart class="chart" role="img" .options=${this.#looks(locale(), this.colors)} .of=${curves} .columns=${() => snrColumns(curves)}
          aria-label=${msg('Signal-to-noise ratio against the number of samples, both axes logarithmic')}></lab-chart>
        <ul class="lines" data-testid="snr-result">${curves.map((curve, at) => this.#line(curve, at))}</ul>
        <p class="fact">${msg('The dotted line is what pure noise would seem to have after so few repeats.')}</p>`
          : nothing
      }
      ${this.when('snr')}`;
  }

  #line({ name, points }: SnrCurve, at: number): unknown {
    const grows = (part: 'encoder' | 'decoder'): string => {
      const exponent = slope(
        points.map((point) => ({ samples: point.samples, value: point[part] })),
      );
      if (exponent === null) return '';
      const text = coordinate(exponent);
      return ` (${msg(str`slope ${text}`)})`;
    };
    return html`<li class=${at === 0 ? 'train' : 'held-out'}><b data-drawn>${name}</b> <span class="solid" data-drawn>${msg('encoder')}${grows('encoder')}</span> <span class="dashed" data-drawn>${msg('decoder')}${grows('decoder')}</span></li>`;
  }
}
