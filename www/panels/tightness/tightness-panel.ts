// L_K against K with error bars, beside log p(x), and the same as numbers.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type uPlot from 'uplot';
import { locale } from '../../i18n/locale';
import { count, mark, nats, plusMinus } from '../../i18n/numbers';
import { AXIS_FONT, LOGARITHMIC, axisLook } from '../../parts/axis-look';
import '../../parts/chart';
import { chartLooks } from '../../parts/chart-looks';
import { element } from '../../parts/element';
import { MeasureElement } from '../../parts/measure-element';
import type { ThemeColors } from '../../parts/theme-colors';
import {
  drawErrorBars,
  FEW,
  MANY,
  tightnessColumns,
  type TightnessPoint,
} from '../../views/tightness';
import panel from '.';
import { withTerms } from '../../parts/words';

const IMAGES = [20, 100, 300];

@element('lab-tightness')
export class LabTightness extends MeasureElement {
  #images = 100;
  #most: number = FEW.at(-1)!;
  readonly #looks = chartLooks((_language: string, colors) => (size) => chart(size, colors));

  protected override render(): unknown {
    const { heldOut } = this.state.data ?? { heldOut: Infinity };
    const found = this.state.measures.results.tightness;
    const samples = [...FEW, MANY].filter((samples) => samples <= this.#most);
    return html`<p class="caption">${withTerms(panel.caption())}</p>
      <div class="controls">${this.select(
        msg('Images'),
        'tightness-images',
        IMAGES.filter((images) => images <= Math.max(heldOut, IMAGES[0]!)),
        this.#images,
        (value) => (this.#images = value),
      )}
        ${this.select(msg('Codes, up to'), 'tightness-samples', [FEW.at(-1)!, MANY], this.#most, (value) => (this.#most = value))}
        ${this.runner({ name: 'tightness', images: Math.min(this.#images, heldOut), samples }, msg('Measure'))}</div>
      ${found && found.points.length > 0 ? this.#result(found.images, found.points) : nothing}${this.when('tightness')}`;
  }

  #result(images: number, points: readonly TightnessPoint[]): unknown {
    const best = points.at(-1)!;
    const [ofImages, ofSamples] = [count(images), count(best.samples)];
    return html`<div class="tightness"><lab-chart class="chart" role="img" .options=${this.#looks(locale(), this.colors)} .of=${points} .columns=${() => tightnessColumns(points)}
        aria-label=${msg('The bound against the number of codes, in nats, with error bars')}></lab-chart>
      <dl class="figures" data-testid="tightness-result">${points.map((point) => html`<div><dt data-drawn>L<sub>${count(point.samples)}</sub></dt><dd data-drawn>${nats(point.mean)}${plusMinus(nats, point.standardError)}</dd></div>`)}
        <div class="most"><dt data-drawn>log p(x) ≥</dt><dd data-drawn>${nats(best.mean)}</dd></div></dl></div>
      <p class="fact">${msg(str`Means over the same ${ofImages} held-out images, in nats. A bar is one standard error: how far other images would move all bounds together. The dotted line is the bound of ${ofSamples} codes, the nearest to log p(x).`)}</p>`;
  }
}

/** K on a logarithmic axis. */
function chart(size: { width: number; height: number }, colors: ThemeColors): uPlot.Options {
  const axis = axisLook(colors);
  const unseen: uPlot.Series = { paths: () => null, points: { show: false } };
  return {
    ...size,
    legend: { show: false },
    cursor: { drag: { x: false, y: false } },
    padding: [8, 16, 0, 0],
    scales: {
      x: {
        time: false,
        distr: LOGARITHMIC,
        log: 10,
        range: (_chart, least, most) => [least / 1.3, Math.max(most, 10) * 1.3],
      },
      y: {},
    },
    axes: [
      {
        ...axis,
        size: 40,
        label: msg('codes, K'),
        labelFont: AXIS_FONT,
        labelSize: 16,
        grid: { show: false },
        splits: (chart) => [...chart.data[0]!],
        filter: (_chart, splits) => splits,
        values: (_chart, values) => values.map(count),
      },
      { ...axis, size: 50, values: (_chart, values) => values.map((value) => mark(value)) },
    ],
    series: [
      {},
      {
        label: 'L_K',
        stroke: colors.heldOut,
        width: 2,
        points: { show: true, size: 7, fill: colors.heldOut },
      },
      unseen,
      unseen,
      {
        label: 'log p(x)',
        stroke: colors.importance,
        width: 1.5,
        dash: [2, 3],
        points: { show: false },
      },
    ],
    hooks: {
      draw: [
        ({ ctx, data, valToPos }) => {
          const [samples, , low, high] = data as number[][];
          const bars = samples!.map((each, at) => ({
            x: valToPos(each, 'x', true),
            low: valToPos(low![at]!, 'y', true),
            high: valToPos(high![at]!, 'y', true),
          }));
          drawErrorBars(ctx, bars, colors.heldOut, devicePixelRatio);
        },
      ],
    },
  };
}
