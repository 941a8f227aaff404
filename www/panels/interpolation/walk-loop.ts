// The walk between two images as one image that changes, there and back, until it is paused.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { query } from 'lit/decorators.js';
import { frameAt } from '../../views/loop';
import { imageOf } from '../../views/image-grid';
import { element } from '../../parts/element';
import { pauseIcon, playIcon } from '../../parts/icons';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';
import { wantsLessMotion } from '../../parts/motion';
import { paintImageGrid, toneOf } from '../../parts/paint';

const LAP_MS = 6000;
const LONGEST_FRAME_MS = 100; // after a pause of the browser's own, the walk goes on where it was

@element('lab-walk-loop')
export class LabWalkLoop extends part(pick('gallery'), drawn('interpolation')) {
  @query('canvas') private canvas!: HTMLCanvasElement;
  #playing = !wantsLessMotion();
  #onScreen = false;
  #walked = 0; // ms
  #last = 0;
  #request = 0;
  #watch = new IntersectionObserver(([entry]) => {
    this.#onScreen = entry?.isIntersecting ?? false;
    this.#animate();
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
    cancelAnimationFrame(this.#request);
  }

  protected override render(): unknown {
    const label = this.#playing ? msg('Pause the walk') : msg('Play the walk');
    return html`<canvas class="sheet" data-testid="walk-loop" width="28" height="28" role="img" aria-label=${msg('The walk, one image after another, there and back')}></canvas>
      <button class="tool" type="button" data-testid="walk-play" aria-label=${label} ?disabled=${!this.state.interpolation} @click=${this.#toggle}>
        ${this.#playing ? pauseIcon : playIcon}<span aria-hidden="true">${this.#playing ? msg('Pause') : msg('Play')}</span></button>`;
  }

  protected override firstUpdated(): void {
    this.#watch.observe(this);
  }

  protected override updated(): void {
    this.#draw();
  }

  #toggle(): void {
    this.#playing = !this.#playing;
    this.requestUpdate();
    this.#animate();
  }

  #animate(): void {
    cancelAnimationFrame(this.#request);
    if (!this.#playing || !this.#onScreen) return;
    this.#last = performance.now();
    this.#request = requestAnimationFrame(this.#tick);
  }

  #tick = (now: number): void => {
    this.#walked += Math.min(LONGEST_FRAME_MS, Math.max(0, now - this.#last));
    this.#last = now;
    this.#draw();
    this.#request = requestAnimationFrame(this.#tick);
  };

  #draw(): void {
    const images = this.state.interpolation;
    if (!images) return;
    const frame = imageOf(images, frameAt(this.#walked, images.count, LAP_MS));
    paintImageGrid(this.canvas, frame, { columns: 1, gap: 0 }, toneOf(this.state, this.colors));
  }
}
