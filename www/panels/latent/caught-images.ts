// The held-out images that a line on the plane has caught, as a list: the way to every point for
// those who use keys.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { count } from '../../i18n/numbers';
import { pointsInSight } from '../../views/picking';
import { className } from '../../store/class-names';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { ALONE, painted } from '../../parts/painted';
import type { Caught } from '../../store/plane';
import { scaleOf, windowOf, shownPlane } from '../../parts/plane-view';

@element('lab-caught')
export class LabCaught extends part(shownPlane, pick('highlight', 'classNames', 'gallery')) {
  #focused = 0;

  protected override render(): unknown {
    const { plane, highlight } = this.state;
    const { caught } = plane;
    return html`<div class="catch">
      <button class="tool" type="button" data-testid="list-in-sight" @click=${this.#inSight}>${
        highlight === null
          ? msg('List all in sight')
          : msg(str`List all ${className(this.state, highlight)} in sight`)
      }</button>
      ${caught ? html`<button class="tool" type="button" data-testid="list-none" @click=${() => this.ask({ type: 'plane-pick', points: null })}>${msg('Clear the selection')}</button>` : nothing}
      <p data-testid="caught-count" aria-live="polite">${this.#summary(caught)}</p></div>
      ${caught && caught.points.length > 0 ? this.#list(caught) : nothing}`;
  }

  #summary(caught: Caught | null): string {
    if (!caught)
      return msg(
        'Draw a line around points to list their images. Pressing a class above limits the list to that class.',
      );
    const found = caught.points.length;
    if (found === 0) return msg('No points there.');
    const listed = caught.listed.length;
    return found > listed
      ? msg(str`${count(found)} images, of which you see ${listed}.`)
      : msg(str`${count(found)} images.`);
  }

  #list({ listed, images }: Caught): unknown {
    const tone = toneOf(this.state, this.colors);
    const tabStop = Math.min(this.#focused, listed.length - 1);
    return html`<div class="caught" role="group" data-testid="caught" aria-label=${msg('Selected images; arrow keys move, Enter takes the ring there')} @keydown=${this.#onKey} @pointerleave=${() => this.#lookAt(null)}>
      ${listed.map(
        (
          { point, label },
          at,
        ) => html`<button type="button" class="pick" data-point=${point} tabindex=${at === tabStop ? 0 : -1} @focus=${() => this.#lookAt(point)} @blur=${() => this.#lookAt(null)}
          @pointerenter=${() => this.#lookAt(point)} @click=${() => this.#hold(point)}><canvas class="sheet" width="28" height="28" aria-hidden="true" ${painted(images, ALONE, tone, [at])}></canvas><span>${this.#name(point, label)}</span></button>`,
      )}</div>`;
  }

  #name(point: number, label: number | null): string {
    return label === null ? msg(str`image ${point + 1}`) : className(this.state, label);
  }

  #inSight(): void {
    const view = this.state.latent;
    if (!view) return;
    const { highlight } = this.state;
    const points = pointsInSight(view.codes, scaleOf(windowOf(this.state), 1));
    this.#focused = 0;
    this.ask({
      type: 'plane-pick',
      points:
        highlight === null ? points : points.filter((point) => view.labels?.[point] === highlight),
    });
  }

  #lookAt(point: number | null): void {
    if (point !== this.state.plane.point) this.ask({ type: 'plane-point', point });
  }

  #hold(point: number): void {
    const codes = this.state.latent?.codes;
    if (codes && point * 2 < codes.length)
      this.ask({ type: 'point', point: [codes[point * 2]!, codes[point * 2 + 1]!] });
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('.pick')];
    const perRow = buttons.filter((button) => button.offsetTop === buttons[0]?.offsetTop).length;
    const move = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const now = buttons.indexOf(event.target as HTMLButtonElement);
    this.#focused = Math.min(buttons.length - 1, Math.max(0, now + move));
    buttons[this.#focused]?.focus();
  }
}
