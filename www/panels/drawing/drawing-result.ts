// The drawing as the model sees it, what it makes of it, its code, and its class.
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { coordinate } from '../../i18n/numbers';
import { planeOf } from '../../protocol/kinds';
import { classBars, codeBars } from '../../views/bars';
import { fitInk } from '../../views/ink';
import { className } from '../../store/class-names';
import { element } from '../../parts/element';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { barRows } from '../../parts/bar-list';
import { paintImageGrid, toneOf } from '../../parts/paint';
import { styles } from '../../parts/styles';
import { drawsBright } from './drawer';
import type { Seen } from './state';

const ONE = { columns: 1, gap: 0 };
/** More would not be read. */
const MOST_BARS = 10;

@element('lab-drawing-seen')
export class LabDrawingSeen extends part(
  pick('data', 'gallery', 'classNames', 'schema', 'config'),
  ({ drawing: { ink, seen, classifier } }) => ({ ink, seen, classifier }),
) {
  @query('.as-seen') private asSeen!: HTMLCanvasElement;
  @query('.rebuilt') private rebuilt!: HTMLCanvasElement;

  protected override render(): unknown {
    const { seen, data } = this.state;
    const shape = data ? `${data.height} × ${data.width}` : '';
    return html`
      <figure class="glance"><canvas class="sheet as-seen" data-testid="drawing-seen" width="28" height="28" role="img" aria-label=${msg('Your drawing as the model sees it')}></canvas>
        <figcaption><b>${msg('What the model sees')}</b> ${msg(str`${shape} pixels, scaled and centred like the images`)}</figcaption></figure>
      <figure class="glance"><canvas class="sheet rebuilt" data-testid="drawing-rebuilt" width="28" height="28" role="img" aria-label=${msg('What the model makes of your drawing')}></canvas>
        <figcaption><b>${msg('What it makes of it')}</b> ${msg('decoded from the code of your drawing')}</figcaption></figure>
      <div class="its-code"><h3>${msg('Its code')}</h3>${this.#code(seen)}</div>
      ${data?.labelled ? html`<div class="its-class"><h3>${msg('Its class')}</h3>${this.#class(seen)}</div>` : nothing}`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('state') && !changed.has('colors')) return;
    const { ink, seen, data } = this.state;
    const tone = toneOf(this.state, this.colors);
    const image = ink && data && fitInk(ink, data, drawsBright(this.state));
    for (const [canvas, images] of [
      [this.asSeen, image],
      [this.rebuilt, seen?.reconstruction],
    ] as const) {
      if (images) paintImageGrid(canvas, images, ONE, tone);
      else canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    }
  }

  #code(seen: Seen | null): unknown {
    const { config } = this.state;
    if (config && planeOf(capabilitiesAtHand(this.state), config.model) === 'codes')
      return this.#place(seen);
    return html`<ul class="code-bars" data-testid="drawing-code" aria-label=${msg('The numbers of the code')}>${codeBars(
      seen?.loc ?? new Float32Array(config?.model.latentDim ?? 0),
    ).map(
      ({ name, text, begin, share }) => html`
      <li title="${name}: ${text}"><i style=${styles({ '--begin': begin, '--share': share })}></i><span class="unseen">${name}: ${text}</span></li>`,
    )}</ul>
      <p class="fact">${msg('One column for each number: above the line or below it.')}</p>`;
  }

  #place(seen: Seen | null): unknown {
    const number = (values: Float32Array | undefined, at: number): string =>
      values ? coordinate(values[at]!) : '–';
    const spread = (at: number): string =>
      seen && seen.scale[at]! > 0 ? ` ± ${coordinate(seen.scale[at]!)}` : '';
    return html`<p class="result" data-testid="drawing-code"><i>z</i> = (${number(seen?.loc, 0)}${spread(0)}, ${number(seen?.loc, 1)}${spread(1)})</p>
      <button class="tool" type="button" data-testid="drawing-to-plane" ?disabled=${!seen} @click=${() => seen && this.#toPlane(seen.loc)}>${msg('Show it on the plane of codes')}</button>`;
  }

  #toPlane(loc: Float32Array): void {
    this.ask({ type: 'show', panel: 'latent', shown: true });
    this.ask({ type: 'point', point: [loc[0]!, loc[1]!] });
    (this.getRootNode() as ParentNode)
      .querySelector('[data-panel="latent"]')
      ?.scrollIntoView({ block: 'nearest' });
  }

  #class(seen: Seen | null): unknown {
    const { data, classifier, ink } = this.state;
    const found = (seen?.probabilities?.length ?? 0) > 0 ? seen!.probabilities! : null;
    const bars = classBars(
      found ?? new Float32Array(data?.classes ?? 0),
      (label) => className(this.state, label),
      MOST_BARS,
    );
    return html`<div data-testid="drawing-classes">${barRows(found ? bars : bars.map((bar) => ({ ...bar, text: '–', strong: false })), msg('How likely each class is'))}</div>
      ${
        classifier === 'ready'
          ? nothing
          : html`<button class="tool" type="button" data-testid="recognise" ?disabled=${!ink || classifier === 'training'} @click=${() => this.ask({ type: 'recognise' })}>
        ${classifier === 'training' ? msg('Training a classifier…') : msg('Recognise it')}</button>`
      }
      <p class="fact">${
        classifier === 'ready'
          ? msg('By a small classifier of the images themselves, not of their codes.')
          : msg(
              'Takes some seconds the first time: a small classifier is trained on the images, and the model waits meanwhile.',
            )
      }</p>`;
  }
}
