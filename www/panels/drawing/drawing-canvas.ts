// The sheet to draw on, with mouse, pen, finger or keys, and its tools.
import { msg } from '@lit/localize';
import { html, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { inkOf } from '../../views/ink';
import { drawStrokes, type Point } from '../../views/strokes';
import type { Tone } from '../../views/tone';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { styles } from '../../parts/styles';
import { begin, BLANK, clear, extend, undo, type Sketch } from './stroke-history';

/** Of the canvas, in pixels: enough for smooth edges at the size it is shown. */
const SIDE = 480;
/** In parts of that side. */
const BRUSH = { thinnest: 0.03, thickest: 0.15, first: 0.1 };
const [NUDGE, STRIDE] = [1 / 40, 1 / 10]; // of the pen by keys; with Shift
/** How a pen's other end shows in `buttons`. */
const ERASER_END = 32;

@element('lab-paper')
export class LabPaper extends part() {
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.paper') private paper!: HTMLElement;
  #sketch: Sketch = BLANK;
  #size = BRUSH.first;
  #erases = false;
  #pen: Point = [0.5, 0.5]; // the one that keys move
  #penDown = false;
  #pointer: number | null = null;
  #painting = false;

  /** An empty sheet; the drawing comes back with undo. */
  clear(): void {
    this.#become(clear(this.#sketch));
  }

  protected override render(): unknown {
    const [x, y] = this.#pen;
    const { strokes, past } = this.#sketch;
    return html`
      <div class="paper" data-testid="paper" tabindex="0" role="application" aria-label=${msg('Paper to draw on')} aria-describedby="paper-hint"
        @pointerdown=${this.#onDown} @pointermove=${this.#onMove} @pointerup=${this.#onUp} @pointercancel=${this.#onUp} @keydown=${this.#onKey} @blur=${this.#lift}>
        <canvas data-testid="drawing-paper" width=${SIDE} height=${SIDE} role="img" aria-label=${strokes.length > 0 ? msg('Your drawing') : msg('Nothing drawn yet')}></canvas>
        ${strokes.length === 0 ? html`<span class="draw-here" aria-hidden="true">${msg('Draw here')}</span>` : ''}
        <i class="pen ${this.#penDown ? 'down' : ''}" style=${styles({ left: `${x * 100}%`, top: `${y * 100}%`, width: `${this.#size * 100}%` })}></i>
      </div>
      <div class="controls">
        <label class="pick-one">${msg('Brush')} <input type="range" data-testid="brush" min=${BRUSH.thinnest} max=${BRUSH.thickest} step="0.01" .value=${String(this.#size)}
          @input=${(event: Event) => this.#take(Number((event.target as HTMLInputElement).value), this.#erases)} /></label>
        <button class="tool" type="button" data-testid="eraser" aria-pressed=${this.#erases} @click=${() => this.#take(this.#size, !this.#erases)}>${msg('Eraser')}</button>
        <button class="tool" type="button" data-testid="undo" ?disabled=${past.length === 0} @click=${() => this.#become(undo(this.#sketch))}>${msg('Undo')}</button>
        <button class="tool" type="button" data-testid="clear" ?disabled=${strokes.length === 0} @click=${() => this.clear()}>${msg('Clear')}</button>
      </div>
      <p class="fact" id="paper-hint">${msg('With the keyboard: the arrow keys move the pen, with Shift further; Space puts it down or lifts it.')}</p>
      <p class="unseen" role="status">${this.#penDown ? msg('The pen is down.') : ''}</p>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('colors')) this.#paint();
  }

  #take(size: number, erases: boolean): void {
    [this.#size, this.#erases] = [size, erases];
    this.#lift();
    this.requestUpdate();
  }

  #become(sketch: Sketch): void {
    this.#sketch = sketch;
    this.requestUpdate();
    if (this.#painting) return;
    this.#painting = true;
    requestAnimationFrame(() => {
      this.#painting = false;
      this.#paint();
      const context = this.canvas.getContext('2d');
      if (context)
        this.ask({
          type: 'draw',
          ink:
            this.#sketch.strokes.length > 0 ? inkOf(context.getImageData(0, 0, SIDE, SIDE)) : null,
        });
    });
  }

  #paint(): void {
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    if (context) drawStrokes(context, SIDE, this.#sketch.strokes, darkest(this.colors.strokes));
  }

  #begin(point: Point, erases = this.#erases): void {
    this.#become(begin(this.#sketch, { size: this.#size, erases, points: [point] }));
  }

  #at(event: PointerEvent): Point {
    const box = this.paper.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  #onDown(event: PointerEvent): void {
    if (event.button > 0 && !(event.buttons & ERASER_END)) return;
    if (this.#pointer !== null) return; // one finger draws; the palm beside it doesn't
    this.#lift();
    this.#pointer = event.pointerId;
    this.paper.setPointerCapture(event.pointerId);
    this.#pen = this.#at(event);
    this.#begin(this.#pen, this.#erases || (event.buttons & ERASER_END) > 0);
  }

  #onMove(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) return;
    // A fast stroke has more places than the page has frames.
    const places = event.getCoalescedEvents?.() ?? [];
    this.#pen = this.#at(event);
    this.#become(
      extend(
        this.#sketch,
        places.length > 0 ? places.map((place) => this.#at(place)) : [this.#pen],
      ),
    );
  }

  #onUp(event: PointerEvent): void {
    if (event.pointerId === this.#pointer) this.#pointer = null;
  }

  #lift(): void {
    if (!this.#penDown) return;
    this.#penDown = false;
    this.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? STRIDE : NUDGE;
    const by = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    }[event.key];
    if (!by && event.key !== ' ') return;
    event.preventDefault();
    if (by) {
      const inside = (value: number): number => Math.min(1, Math.max(0, value));
      this.#pen = [inside(this.#pen[0] + by[0]!), inside(this.#pen[1] + by[1]!)];
      if (this.#penDown) this.#become(extend(this.#sketch, [this.#pen]));
    } else if (!event.repeat) {
      this.#penDown = !this.#penDown;
      if (this.#penDown) this.#begin(this.#pen);
    }
    this.requestUpdate();
  }
}

/** The colour of a full stroke. */
function darkest(tone: Tone): string {
  return `rgb(${tone.slice(-4, -1).join(' ')})`;
}

declare global {
  interface HTMLElementTagNameMap {
    'lab-paper': LabPaper;
  }
}
