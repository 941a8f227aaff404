// The code the visitor holds: a knob on the plane that mouse, touch and arrow keys move.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { query } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { coordinate } from '../../i18n/numbers';
import { inSight, insidePlane, toCode, toPlace, type PlaneScale } from '../../views/latent-scale';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import type { Code } from '../../store/state';
import { styles } from '../../parts/styles';
import { scaleOf, windowOf, shownPlane } from '../../parts/plane-view';

/** Parts of the extent. */
const NUDGE = 1 / 30;
const STRIDE = 1 / 6; // with Shift, or Page Up and Page Down

@element('lab-held-code')
export class LabHeldCode extends part(shownPlane, pick('point')) {
  @query('.knob') private knob!: HTMLElement;
  // where it was sent last: two keys may come before the next state does
  #asked: Code | null = null;

  /**
   * Takes the code to where the event is and, but for a finger beside the knob, keeps it under the
   * pointer until released.
   */
  hold(event: PointerEvent): void {
    this.#moveTo(this.#codeAt(event));
    event.preventDefault();
    this.knob.focus({ preventScroll: true });
    this.knob.setPointerCapture(event.pointerId);
  }

  protected override render(): unknown {
    const [z1, z2] = this.state.point;
    const { center, extent } = windowOf(this.state);
    const scale = this.#scale(100);
    // Beyond the edge it waits there, on the side where its code is.
    const { x, y } = toPlace(scale, ...insidePlane(scale, [z1, z2]));
    return html`
      <div class="knob ${classMap({ away: !inSight(scale, z1, z2) })}" data-testid="latent-point" role="slider" tabindex="0"
        aria-label=${msg('Code')} aria-roledescription=${msg('point on a plane')}
        aria-valuemin=${Math.min(z1, center[0] - extent)} aria-valuemax=${Math.max(z1, center[0] + extent)} aria-valuenow=${z1} aria-valuetext=${msg(str`z1 ${coordinate(z1)}, z2 ${coordinate(z2)}`)}
        style=${styles({ left: `${x}%`, top: `${y}%` })} @pointerdown=${this.#onPress} @pointermove=${this.#onDrag} @keydown=${this.#onKey}></div>`;
  }

  protected override updated(): void {
    this.#asked = null;
  }

  #scale(size: number): PlaneScale {
    return scaleOf(windowOf(this.state), size);
  }

  #codeAt({ clientX, clientY }: PointerEvent): Code {
    const { left, top, width } = this.parentElement!.getBoundingClientRect();
    return toCode(this.#scale(width), clientX - left, clientY - top);
  }

  #moveTo(code: Code): void {
    this.#asked = insidePlane(this.#scale(1), code);
    this.ask({ type: 'point', point: this.#asked });
  }

  /** The knob itself is held with any tool and by any finger. */
  #onPress(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    this.hold(event);
  }

  #onDrag(event: PointerEvent): void {
    if (this.knob.hasPointerCapture(event.pointerId)) this.#moveTo(this.#codeAt(event));
  }

  #onKey(event: KeyboardEvent): void {
    const [z1, z2] = this.#asked ?? this.state.point;
    const { extent } = windowOf(this.state);
    const [by, far] = [extent * (event.shiftKey ? STRIDE : NUDGE), extent * STRIDE];
    const to: Code | undefined = (
      {
        ArrowLeft: [z1 - by, z2],
        ArrowRight: [z1 + by, z2],
        ArrowDown: [z1, z2 - by],
        ArrowUp: [z1, z2 + by],
        PageDown: [z1, z2 - far],
        PageUp: [z1, z2 + far],
        Home: [0, 0],
      } satisfies Record<string, Code> as Record<string, Code>
    )[event.key];
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
