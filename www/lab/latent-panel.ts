// The latent plane: decoded images below, held-out images as points above, and a code the visitor holds.
import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { classColour, drawLatentPoints } from '../views/latent-plane';
import { planeReach, toCode } from '../views/latent-scale';
import { changes } from './changes';
import './decoded-image';
import './held-code';
import { LabElement } from './lab-element';
import { paintSheet, toneOf } from './paint';
import { PLANE } from './view-request';

@customElement('lab-latent')
export class LabLatent extends LabElement {
  @query('.manifold') private manifold!: HTMLCanvasElement;
  @query('.points') private points!: HTMLCanvasElement;
  @query('.square') private square!: HTMLElement;
  #size = 0;
  #manifoldChanged = changes();
  #pointsChanged = changes();
  #resize = new ResizeObserver(([entry]) => {
    this.#size = Math.round((entry?.contentRect.width ?? 0) * devicePixelRatio);
    this.requestUpdate();
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override render(): unknown {
    const dims = this.state.model?.latentDim;
    const other = dims !== undefined && dims !== 2;
    return html`
      <div class="square ${other ? 'other' : ''}" @pointerdown=${this.#onPress}>
        <canvas class="manifold" data-testid="latent-manifold" aria-hidden="true"></canvas>
        <canvas class="points" data-testid="latent-plane" role="img" aria-label=${this.#description()}></canvas>
        ${other ? this.#explanation(dims) : html`<lab-held-code .state=${this.state} .look=${this.look}></lab-held-code>`}
      </div>
      <div class="under" ?inert=${other}><lab-decoded .state=${this.state} .look=${this.look}></lab-decoded>${this.#legend()}</div>`;
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.square);
  }

  protected override updated(): void {
    const view = this.state.model?.latentDim === 2 ? this.state.frame?.latent : undefined;
    const { highlight, gallery } = this.state;
    if (this.#manifoldChanged(view, this.look, gallery) && view) {
      paintSheet(this.manifold, view.manifold, { columns: view.side, gap: 0 }, toneOf(this.state, this.look, 'faint'));
    }
    if (!this.#pointsChanged(view, this.look, highlight, this.#size) || !view || this.#size === 0) return;
    if (this.points.width !== this.#size) this.points.width = this.points.height = this.#size;
    const context = this.points.getContext('2d');
    const scale = { size: this.#size, reach: planeReach(view.extent, view.side) };
    if (context) drawLatentPoints(context, view, scale, { ...this.look, highlight });
  }

  /** A press anywhere brings the held code there; a mouse may go on dragging it, a finger may go on scrolling the page. */
  #onPress(event: PointerEvent): void {
    const held = this.querySelector('lab-held-code');
    if (!held || event.button !== 0) return;
    const box = this.square.getBoundingClientRect();
    const reach = planeReach(PLANE.extent, PLANE.side);
    held.hold(event, toCode({ size: box.width, reach }, event.clientX - box.left, event.clientY - box.top));
  }

  #legend(): unknown {
    const labels = this.#labels();
    const { highlight } = this.state;
    return html`<ul class="legend" aria-label="Classes; press one to pick it out">${labels.map((label) => html`
      <li><button type="button" aria-pressed=${highlight === label} style=${styleMap({ '--swatch': `rgb(${classColour(this.look, label).join(' ')})` })}
        @click=${() => this.ask({ type: 'highlight', label: highlight === label ? null : label })}>${label}</button></li>`)}</ul>`;
  }

  #labels(): number[] {
    const known = this.state.gallery?.labels.filter((label) => label !== null) ?? [];
    return [...new Set(known)].sort((a, b) => a - b);
  }

  #explanation(dims: number): unknown {
    return html`<div class="explanation">
      <p>This model’s codes have <b>${dims} numbers</b>. A plane can show them all only when there are two.</p>
      <button class="tool strong" type="button" data-testid="use-plane" @click=${() => this.ask({ type: 'field', path: 'model.latentDim', value: 2 })}>Use two numbers</button>
      <p class="small">Starts a new model.</p></div>`;
  }

  #description(): string {
    const view = this.state.frame?.latent;
    if (this.state.model?.latentDim !== 2) return 'The latent plane, for codes of two numbers only';
    return view ? `${view.codes.length / 2} held-out images as points at their codes, coloured and named by class, over images decoded across the plane` : 'The latent plane';
  }
}
