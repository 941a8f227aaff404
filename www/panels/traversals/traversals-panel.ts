// What each dimension of a code changes in the image: one row a dimension, those that say most
// first.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TraversalsView } from '../../protocol/messages';
import { amount, coordinate } from '../../i18n/numbers';
import { markAt } from '../../views/sweep-mark';
import { element } from '../../parts/element';
import '../../parts/gallery-picker';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { painted } from '../../parts/painted';
import { styles } from '../../parts/styles';
import { TRAVERSAL } from './control';
import { ROWS } from './state';
import { withTerms } from '../../parts/words';

const GAP = 2;

@element('lab-traversals')
export class LabTraversals extends part(
  pick('traversals', 'gallery', 'data', 'schema', 'config'),
  ({ frame }) => ({ view: frame?.traversals }),
) {
  protected override render(): unknown {
    const { config, traversals, view } = this.state;
    // Before the first rows arrive, there is room for as many as will come.
    const count = view?.rows.length ?? Math.min(traversals.rows, config?.model.latentDim ?? 2);
    return html`<p class="caption">${withTerms(this.#caption())}</p>
      ${
        capabilitiesAtHand(this.state).encoder
          ? html`<lab-gallery-picker
        .markOf=${(index: number) => (index === this.#from() ? { look: 'start', says: msg('where the rows start') } : null)}
        .pick=${(from: number) => this.ask({ type: 'traverse', from })}></lab-gallery-picker>`
          : nothing
      }
      <p class="sweep-scale" aria-hidden="true"><span data-drawn>${coordinate(-TRAVERSAL.extent)}</span><span data-drawn>0</span><span data-drawn>${coordinate(TRAVERSAL.extent)}</span></p>
      <ol class="sweeps" data-testid="traversals">${Array.from({ length: count }, (_, at) => this.#row(view, at))}</ol>
      ${this.#more(view)}`;
  }

  protected override updated(): void {
    const { view } = this.state;
    if (view) this.style.setProperty('--rows', String(view.rows.length));
  }

  #row(view: TraversalsView | undefined, at: number): unknown {
    const row = view?.rows[at];
    const { width, height } = view?.images ?? this.state.data ?? { width: 28, height: 28 };
    const name = row ? `z${row.dimension + 1}` : '–';
    const steps = view?.steps ?? TRAVERSAL.steps;
    const own = row ? coordinate(row.at) : '–';
    return html`<li><p><b data-drawn>${name}</b> <span data-drawn>${row ? this.#value(view?.by ?? null, row.value) : ''}</span></p>
      <div class="sweep"><canvas class="sheet" width=${steps * (width + GAP) - GAP} height=${height} role="img" aria-label=${msg(str`${steps} images as ${name} grows; the image’s own value is ${own}`)}
        ${painted(
          view?.images,
          { columns: steps, gap: GAP },
          toneOf(this.state, this.colors),
          Array.from({ length: steps }, (_, step) => at * steps + step),
        )}></canvas>
        ${row && view ? this.#mark(row.at / view.extent, own) : nothing}</div></li>`;
  }

  /** Where the image lies in its row; an arrow at the end that it lies beyond. */
  #mark(place: number, own: string): unknown {
    const { at, look } = markAt(place, TRAVERSAL.steps);
    return html`<i class="sweep-mark ${look}" data-drawn="box" title=${own} style=${styles({ '--at': at })}></i>`;
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
        return msg(
          'The generator’s image of the code of zeros, with one number of the code going from −3 to 3 in each row.',
        );
      case 'autoencoder':
        return msg(
          'One number of the chosen image’s code goes through all its usual values in each row, while the others stay: three standard deviations either way, as codes vary. The numbers that vary most come first. The mark is where the image lies, an arrow that it lies beyond the row.',
        );
      default:
        return msg(
          'One number of the chosen image’s code goes from −3 to 3 in each row, while the others stay. The numbers that say most about an image come first: those with the largest KL. Where the KL is near 0, nothing changes. The mark is where the image lies, an arrow that it lies beyond the row.',
        );
    }
  }
}
