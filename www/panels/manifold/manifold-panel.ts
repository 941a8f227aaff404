// The plane decoded: the images behind the points, large and in full tone. A press on one takes the
// held code there.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { coordinate } from '../../i18n/numbers';
import { cellCode, nearestCell } from '../../views/plane-cells';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { painted } from '../../parts/painted';
import { styles } from '../../parts/styles';
import panel from '.';
import '../../parts/plane-zoom';
import { withTerms } from '../../parts/words';

@element('lab-manifold')
export class LabManifold extends part(pick('gallery', 'point'), drawn('latent')) {
  @query('.decoded-plane') private square!: HTMLElement;

  protected override render(): unknown {
    const view = this.state.latent;
    const corner = (column: number, row: number): string =>
      view ? cellCode(view, column, row).map(coordinate).join(', ') : '';
    return html`<p class="caption">${withTerms(panel.caption())}</p>
      <div class="decoded-plane" @click=${this.#onClick}>
        <canvas class="sheet" data-testid="manifold" width="420" height="420" role="img" aria-label=${
          view
            ? msg(
                str`${view.side} by ${view.side} decoded images, from (${corner(0, 0)}) at the top left to (${corner(view.side - 1, view.side - 1)}) at the bottom right`,
              )
            : msg('Decoded images')
        }
          ${painted(view?.manifold, { columns: view?.side ?? 1, gap: 0 }, toneOf(this.state, this.colors))}></canvas>
        ${this.#cell()}
      </div>
      <lab-plane-zoom></lab-plane-zoom>`;
  }

  /** A frame around the image nearest to the held code, that arrow keys move. */
  #cell(): unknown {
    const view = this.state.latent;
    if (!view) return nothing;
    const { column, row } = nearestCell(view, this.state.point);
    const [z1, z2] = cellCode(view, column, row).map(coordinate);
    const part = (at: number): string => `${(100 * at) / view.side}%`;
    return html`<div class="cell" data-testid="manifold-cell" role="slider" tabindex="0" aria-label=${msg('Held image')} aria-roledescription=${msg('place in a grid')}
      aria-valuemin="1" aria-valuemax=${view.side * view.side} aria-valuenow=${row * view.side + column + 1} aria-valuetext=${msg(str`z1 ${z1}, z2 ${z2}`)}
      style=${styles({ left: part(column), top: part(row), width: part(1) })} @keydown=${this.#onKey}></div>`;
  }

  #hold(column: number, row: number): void {
    const view = this.state.latent;
    if (view) this.ask({ type: 'point', point: cellCode(view, column, row) });
  }

  #onClick(event: MouseEvent): void {
    const side = this.state.latent?.side ?? 1;
    const { left, top, width } = this.square.getBoundingClientRect();
    const cell = (pixels: number): number =>
      Math.min(side - 1, Math.max(0, Math.floor((pixels / width) * side)));
    this.#hold(cell(event.clientX - left), cell(event.clientY - top));
    this.querySelector<HTMLElement>('.cell')?.focus({ preventScroll: true });
  }

  #onKey(event: KeyboardEvent): void {
    const view = this.state.latent;
    const [right, down] =
      { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ??
      [];
    if (!view || right === undefined || down === undefined) return;
    event.preventDefault();
    const { column, row } = nearestCell(view, this.state.point);
    const inside = (at: number): number => Math.min(view.side - 1, Math.max(0, at));
    this.#hold(inside(column + right), inside(row + down));
  }
}
