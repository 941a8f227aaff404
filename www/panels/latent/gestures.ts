// Hands on the plane of codes: wheel, fingers and drags become windows, lines and presses.
import type { PlaneWindow } from '../../protocol/messages';
import { toCode, type Place } from '../../views/latent-scale';
import { showing } from '../../views/plane-window';
import { PLANE, type PlaneTool } from '../../store/plane';
import { scaleOf } from '../../parts/plane-view';

export interface Hands {
  tool(): PlaneTool;
  window(): PlaneWindow;
  look(window: PlaneWindow): void;
  hold(event: PointerEvent): void;
  tap(at: Place): void; // by a finger that neither scrolled nor dragged
  hover(at: Place | null): void;
  line(line: readonly Place[], done: boolean): void; // around points; empty when given up
}

type Drag =
  | { kind: 'move'; code: [number, number] }
  | { kind: 'pinch'; code: [number, number]; extent: number; spread: number }
  | { kind: 'line'; line: Place[] };

const WHEEL_RATE = 0.005; // of a wheel, in logarithms a pixel
const PINCH_RATE = 0.01; // of two fingers on a trackpad, which browsers report as a wheel with Ctrl
const MOST_PER_TURN = 0.25;
const LINE_PIXELS = 16; // a line's height in browsers that count wheels by lines
const LINE_STEP = 3; // pixels between the corners of a line

export class PlaneGestures {
  #drag: Drag | null = null;
  #fingers = new Map<number, Place>();
  #byFinger = false;

  constructor(
    readonly square: HTMLElement,
    readonly hands: Hands,
  ) {
    square.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    square.addEventListener('pointerdown', (event) => this.#onDown(event));
    square.addEventListener('pointermove', (event) => this.#onMove(event));
    square.addEventListener('pointerup', (event) => this.#onEnd(event, true));
    square.addEventListener('pointercancel', (event) => this.#onEnd(event, false));
    square.addEventListener('pointerleave', () => hands.hover(null));
    square.addEventListener(
      'click',
      (event) => this.#byFinger && hands.tool() === 'hold' && hands.tap(this.#at(event)),
    );
    // Two fingers are for the plane; one may scroll the page.
    square.addEventListener(
      'touchmove',
      (event) => event.touches.length > 1 && event.cancelable && event.preventDefault(),
      { passive: false },
    );
  }

  /** A wheel scrolls the page past the plane, unless the visitor is at work on it. */
  #onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !this.square.matches(':focus-within')) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1);
    const by = Math.max(
      -MOST_PER_TURN,
      Math.min(MOST_PER_TURN, pixels * (event.ctrlKey ? PINCH_RATE : WHEEL_RATE)),
    );
    this.#show(
      this.#code(this.#at(event)),
      this.#at(event),
      this.hands.window().extent * Math.exp(by),
    );
  }

  #onDown(event: PointerEvent): void {
    const at = this.#at(event);
    this.#byFinger = event.pointerType === 'touch';
    if (this.#byFinger) this.#fingers.set(event.pointerId, at);
    const [one, two] = [...this.#fingers.values()];
    if (one && two) return this.#startPinch(one, two);
    const tool = this.hands.tool();
    if (event.button === 1 || (event.button === 0 && (event.shiftKey || tool === 'move')))
      this.#drag = { kind: 'move', code: this.#code(at) };
    else if (event.button !== 0) return;
    else if (tool === 'pick') this.#drag = { kind: 'line', line: [at] };
    else return this.#byFinger ? undefined : this.hands.hold(event);
    event.preventDefault(); // a middle button would scroll
    this.square.focus({ preventScroll: true });
    this.square.setPointerCapture(event.pointerId);
  }

  #startPinch(one: Place, two: Place): void {
    if (this.#drag?.kind === 'line') this.hands.line([], true);
    this.#byFinger = false; // the click that may follow is no tap
    this.#drag = {
      kind: 'pinch',
      code: this.#code(middle(one, two)),
      extent: this.hands.window().extent,
      spread: distance(one, two),
    };
  }

  #onMove(event: PointerEvent): void {
    const [at, drag] = [this.#at(event), this.#drag];
    if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, at);
    if (!drag)
      return void (event.pointerType !== 'touch' && event.buttons === 0 && this.hands.hover(at));
    if (drag.kind === 'move') return this.#show(drag.code, at, this.hands.window().extent);
    if (drag.kind === 'line') {
      if (distance(drag.line.at(-1)!, at) >= LINE_STEP)
        this.hands.line((drag.line = [...drag.line, at]), false);
      return;
    }
    const [one, two] = [...this.#fingers.values()];
    if (one && two)
      this.#show(
        drag.code,
        middle(one, two),
        (drag.extent * drag.spread) / Math.max(1, distance(one, two)),
      );
  }

  #onEnd(event: PointerEvent, done: boolean): void {
    this.#fingers.delete(event.pointerId);
    if (this.#drag?.kind === 'line') this.hands.line(done ? this.#drag.line : [], true);
    this.#drag = null;
  }

  #show(code: [number, number], at: Place, extent: number): void {
    this.hands.look(showing(code, at, extent, this.square.clientWidth, PLANE.side));
  }

  #code({ x, y }: Place): [number, number] {
    return toCode(scaleOf(this.hands.window(), this.square.clientWidth), x, y);
  }

  #at({ clientX, clientY }: MouseEvent): Place {
    const { left, top } = this.square.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}

const middle = (a: Place, b: Place): Place => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);
