// What each dimension of a code changes in the image: one row a dimension, those that say most first.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { hasEncoder } from '../../engine/abilities';
import type { TraversalsView } from '../../engine/messages';
import { pickImages } from '../../views/sheet';
import { changes } from '../changes';
import { element } from '../element';
import '../gallery-picker';
import { LabElement } from '../lab-element';
import { amount, coordinate } from '../numbers';
import { paintSheet, toneOf } from '../paint';
import { styles } from '../styles';
import { TRAVERSAL } from '../view-request';
import { ROWS } from './wish';

const GAP = 2;

@element('lab-traversals')
export class LabTraversals extends LabElement {
  #changed = changes();

  protected override render(): unknown {
    const { config, traversals, frame } = this.state;
    const kind = config?.model.kind ?? 'vae';
    const view = frame?.traversals;
    // Before the first rows arrive, there is room for as many as will come.
    const count = view?.rows.length ?? Math.min(traversals.rows, config?.model.latentDim ?? 2);
    return html`<p class="caption">${this.#caption()}</p>
      ${hasEncoder(kind) ? html`<lab-gallery-picker .state=${this.state} .look=${this.look}
        .markOf=${(index: number) => (index === this.#from() ? { look: 'start', says: msg('where the rows start') } : null)}
        .pick=${(from: number) => this.ask({ type: 'traverse', from })}></lab-gallery-picker>` : nothing}
      <p class="sweep-scale" aria-hidden="true"><span data-drawn>${coordinate(-TRAVERSAL.extent)}</span><span data-drawn>0</span><span data-drawn>${coordinate(TRAVERSAL.extent)}</span></p>
      <ol class="sweeps" data-testid="traversals">${Array.from({ length: count }, (_, at) => this.#row(view, at))}</ol>
      ${this.#more(view)}`;
  }

  protected override updated(): void {
    const view = this.state.frame?.traversals;
    if (view) this.style.setProperty('--rows', String(view.rows.length));
    if (!this.#changed(view, this.look, this.state.gallery) || !view) return;
    const tone = toneOf(this.state, this.look);
    this.querySelectorAll<HTMLCanvasElement>('.sweeps canvas').forEach((canvas, row) => {
      const images = Array.from({ length: view.steps }, (_, step) => row * view.steps + step);
      paintSheet(canvas, pickImages(view.sheet, images), { columns: view.steps, gap: GAP }, tone);
    });
  }

  #row(view: TraversalsView | undefined, at: number): unknown {
    const row = view?.rows[at];
    const { width, height } = this.state.data ?? { width: 28, height: 28 };
    const name = row ? `z${row.dimension + 1}` : '–';
    const steps = TRAVERSAL.steps;
    const place = row && view ? (row.at / view.extent + 1) / 2 : NaN;
    return html`<li><p><b data-drawn>${name}</b> <span data-drawn>${row ? this.#value(view?.by ?? null, row.value) : ''}</span></p>
      <div class="sweep"><canvas class="sheet" width=${steps * (width + GAP) - GAP} height=${height} role="img" aria-label=${msg(str`${steps} images as ${name} grows`)}></canvas>
        ${place >= 0 && place <= 1 ? html`<i class="sweep-mark" data-drawn="box" style=${styles({ '--at': place * (1 - 1 / steps) + 0.5 / steps })}></i>` : nothing}</div></li>`;
  }

  #value(by: TraversalsView['by'], value: number | null): string {
    if (by === null || value === null) return '';
    const text = amount(value, 2);
    return by === 'kl' ? msg(str`KL ${text} nats`) : msg(str`variance ${text}`);
  }

  #more(view: TraversalsView | undefined): unknown {
    if (!view) return nothing;
    const { rows } = this.state.traversals;
    const left = view.dimensions - view.rows.length;
    const more = Math.min(ROWS, left);
    return html`<p class="controls">
      ${left > 0 ? html`<button class="tool" type="button" data-testid="more-traversals" @click=${() => this.ask({ type: 'traverse', rows: view.rows.length + ROWS })}>${msg(str`${more} more`)}</button>` : nothing}
      ${rows > ROWS && view.rows.length > ROWS ? html`<button class="tool" type="button" @click=${() => this.ask({ type: 'traverse', rows: ROWS })}>${msg('Fewer')}</button>` : nothing}
      ${left > 0 ? html`<small>${msg(str`${view.rows.length} of ${view.dimensions} dimensions`)}</small>` : nothing}</p>`;
  }

  #from(): number | undefined {
    return this.state.traversals.from ?? this.state.gallery?.indices[0];
  }

  #caption(): string {
    switch (this.state.config?.model.kind) {
      case 'gan':
        return msg('The generator’s image of the code of zeros, with one number of the code going from −3 to 3 in each row.');
      case 'autoencoder':
        return msg('One number of the chosen image’s code goes through all its usual values in each row, while the others stay: three standard deviations either way, as codes vary. The numbers that vary most come first; the mark is where the image lies.');
      default:
        return msg('One number of the chosen image’s code goes from −3 to 3 in each row, while the others stay. The numbers that say most about an image come first: those with the largest KL. Where the KL is near 0, nothing changes. The mark is where the image lies.');
    }
  }
}
