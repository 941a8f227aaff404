// The code the visitor holds: a knob on the plane that mouse, touch and arrow keys move.
import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { insidePlane, planeReach, toCode, toPlace } from '../views/latent-scale';
import { LabElement } from './lab-element';
import { coordinate } from './numbers';
import type { Code } from './state';
import { PLANE } from './view-request';

/** Parts of the extent. */
const NUDGE = 1 / 30;
const STRIDE = 1 / 6; // with Shift, or Page Up and Page Down

@customElement('lab-held-code')
export class LabHeldCode extends LabElement {
  @query('.knob') private knob!: HTMLElement;
  #asked: Code | null = null; // where it was sent last: two keys may come before the next state does

  /** How far the plane reaches from its middle. */
  get reach(): number {
    return planeReach(this.#extent, PLANE.side);
  }

  get #extent(): number {
    return this.state.frame?.latent?.extent ?? PLANE.extent;
  }

  /** Takes the code to a place and, for a mouse or pen, keeps it under the pointer until released. */
  hold(event: PointerEvent, code: [number, number]): void {
    this.#moveTo(code);
    const onKnob = this.knob.contains(event.target as Node);
    if (event.pointerType === 'touch' && !onKnob) return;
    event.preventDefault();
    this.knob.focus({ preventScroll: true });
    this.knob.setPointerCapture(event.pointerId);
  }

  protected override render(): unknown {
    const [z1, z2] = this.state.point;
    const { x, y } = toPlace({ size: 100, reach: this.reach }, z1, z2);
    const text = `z1 ${coordinate(z1)}, z2 ${coordinate(z2)}`;
    return html`
      <div class="knob" data-testid="latent-point" role="slider" tabindex="0" aria-label="Code" aria-roledescription="point on a plane"
        aria-valuemin=${-this.#extent} aria-valuemax=${this.#extent} aria-valuenow=${z1} aria-valuetext=${text}
        style=${styleMap({ left: `${x}%`, top: `${y}%` })} @keydown=${this.#onKey} @pointermove=${this.#onDrag}></div>`;
  }

  protected override updated(): void {
    this.#asked = null;
  }

  #moveTo(code: Code): void {
    this.#asked = insidePlane(this.reach, code);
    this.ask({ type: 'point', point: this.#asked });
  }

  #onDrag(event: PointerEvent): void {
    if (!this.knob.hasPointerCapture(event.pointerId)) return;
    const box = this.parentElement!.getBoundingClientRect();
    this.#moveTo(toCode({ size: box.width, reach: this.reach }, event.clientX - box.left, event.clientY - box.top));
  }

  #onKey(event: KeyboardEvent): void {
    const [z1, z2] = this.#asked ?? this.state.point;
    const [by, far] = [this.#extent * (event.shiftKey ? STRIDE : NUDGE), this.#extent * STRIDE];
    const to: [number, number] | undefined = {
      ArrowLeft: [z1 - by, z2], ArrowRight: [z1 + by, z2], ArrowDown: [z1, z2 - by], ArrowUp: [z1, z2 + by],
      PageDown: [z1, z2 - far], PageUp: [z1, z2 + far], Home: [0, 0],
    }[event.key] as [number, number] | undefined;
    if (!to) return;
    event.preventDefault();
    this.#moveTo(to);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lab-held-code': LabHeldCode;
  }
}
