// The latent plane: decoded images below, held-out images as points above, and a code the visitor
// holds.
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { planeOf } from '../../protocol/kinds';
import { drawLatentPlane } from '../../views/latent-plane';
import { toCode, type Place } from '../../views/latent-scale';
import { nearestPoint, pointsInside } from '../../views/picking';
import { className } from '../../store/class-names';
import { element } from '../../parts/element';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { painted } from '../../parts/painted';
import { styles } from '../../parts/styles';
import './caught-images';
import './class-legend';
import './closeup';
import './decoded-image';
import { PlaneGestures } from './gestures';
import './held-code';
import { planeCaption, planeDescription } from './plane-caption';
import { windowKey } from '../../parts/plane-keys';
import './plane-tools';
import { scaleOf, windowOf, shownPlane } from '../../parts/plane-view';
import './shadow';
import { withTerms } from '../../parts/words';

const NEAR = 9; // pixels between a pointer and the point it means
const NEAR_FINGER = 18;

@element('lab-latent')
export class LabLatent extends part(shownPlane, pick('highlight', 'classNames', 'gallery')) {
  @query('.points') private points!: HTMLCanvasElement;
  @query('.square') private square!: HTMLElement;
  @state() private size = 0; // of its canvas, in pixels
  #line: readonly Place[] = [];
  #resize = new ResizeObserver(([entry]) => {
    this.size = Math.round((entry?.contentRect.width ?? 0) * devicePixelRatio);
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override render(): unknown {
    const { config, plane, latent } = this.state;
    const can = capabilitiesAtHand(this.state);
    return html`<p class="caption">${withTerms(planeCaption(this.state))}</p>
      <div class="square" data-testid="plane" data-tool=${plane.tool} tabindex="0" role="group" @keydown=${this.#onKey}
        aria-label=${msg('The window on the plane. Arrow keys move it, plus and minus zoom, 0 goes back to the start.')}>
        <canvas class="manifold" data-testid="latent-manifold" aria-hidden="true" style=${styles({ transform: this.#shift() })}
          ${painted(latent?.manifold, { columns: latent?.side ?? 1, gap: 0 }, toneOf(this.state, this.colors, 'faint'))}></canvas>
        <canvas class="points" data-testid="latent-plane" role="img" aria-label=${planeDescription(this.state)}></canvas>
        ${this.#line.length > 0 ? html`<svg class="lasso" aria-hidden="true"><polygon points=${this.#line.map(({ x, y }) => `${x},${y}`).join(' ')}></polygon></svg>` : nothing}
        <lab-held-code></lab-held-code>
        <lab-closeup></lab-closeup>
      </div>
      <lab-plane-tools></lab-plane-tools>
      <div class="under"><lab-decoded></lab-decoded>
        ${!config || planeOf(can, config.model) === 'codes' ? nothing : html`<lab-shadow class="fact"></lab-shadow>`}
        <lab-class-legend></lab-class-legend></div>
      ${(plane.tool === 'pick' || plane.caught) && can.encoder ? html`<lab-caught></lab-caught>` : nothing}`;
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.square);
    new PlaneGestures(this.square, {
      tool: () => this.state.plane.tool,
      window: () => windowOf(this.state),
      look: (window) => this.ask({ type: 'plane-window', window }),
      hold: (event) => this.querySelector('lab-held-code')?.hold(event),
      tap: (at) => {
        this.ask({ type: 'point', point: toCode(this.#scale(), at.x, at.y) });
        this.#lookAt(at, NEAR_FINGER);
      },
      hover: (at) => this.#lookAt(at, NEAR),
      line: (line, done) => this.#draw(line, done),
    });
  }

  protected override updated(changed: PropertyValues): void {
    const { size } = this;
    const view = this.state.latent;
    const { highlight, plane } = this.state;
    const { caught, point, closeup } = plane;
    if (!['state', 'colors', 'size'].some((name) => changed.has(name)) || !view || size === 0)
      return; // a line is drawn above the points
    if (this.points.width !== size) this.points.width = this.points.height = size;
    const context = this.points.getContext('2d');
    if (!context) return;
    const picture = {
      ...view,
      point,
      caught: new Set(caught?.points),
      posterior: closeup?.posterior ?? null,
    };
    const look = {
      ...this.colors,
      highlight,
      className: (label: number) => className(this.state, label),
    };
    drawLatentPlane(context, picture, scaleOf(windowOf(this.state), size), look);
  }

  #scale() {
    return scaleOf(windowOf(this.state), this.square.clientWidth);
  }

  /**
   * Until the engine has decoded the window, the last picture is moved and scaled along with it.
   */
  #shift(): string {
    const view = this.state.latent;
    if (!view) return 'none';
    const { center, extent } = windowOf(this.state);
    const { reach } = scaleOf({ center, extent }, 1);
    const part = (from: number, to: number): number => (100 * (to - from)) / (2 * reach);
    return `translate(${part(center[0], view.center[0])}%, ${part(view.center[1], center[1])}%) scale(${view.extent / extent})`;
  }

  #lookAt(at: Place | null, near: number): void {
    const codes = this.state.latent?.codes;
    const point = at && codes ? nearestPoint(codes, this.#scale(), at, near) : null;
    if (point !== this.state.plane.point) this.ask({ type: 'plane-point', point });
  }

  #draw(line: readonly Place[], done: boolean): void {
    this.#line = done ? [] : line;
    this.requestUpdate();
    const codes = this.state.latent?.codes;
    if (done && line.length > 2 && codes)
      this.ask({ type: 'plane-pick', points: pointsInside(codes, this.#scale(), line) });
  }

  #onKey(event: KeyboardEvent): void {
    const window = windowKey(event, windowOf(this.state));
    if (window === undefined || event.defaultPrevented) return;
    event.preventDefault();
    this.ask({ type: 'plane-window', window });
  }
}
