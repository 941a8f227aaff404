// The latent plane: decoded images below, held-out images as points above, and a code the visitor holds.
import { html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { hasEncoder, planeOf } from '../engine/abilities';
import { classColour, drawLatentPoints } from '../views/latent-plane';
import { planeReach, toCode } from '../views/latent-scale';
import { changes } from './changes';
import './decoded-image';
import './held-code';
import { LabElement } from './lab-element';
import { percent } from './numbers';
import { paintSheet, toneOf } from './paint';

const CAPTIONS = {
  codes: 'Points are images the model has not trained on, each at its code. Behind them: what the decoder draws at each place.',
  projection: 'Points are images the model has not trained on, each at the shadow of its code on the plane along which codes differ most. Behind them: what the decoder draws at each place.',
  slice: 'What the generator draws where the first two numbers of a code vary and the others are 0. There are no points: without an encoder, images have no codes.',
  generator: 'What the generator draws at each code. There are no points: without an encoder, images have no codes.',
};

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
    const model = this.state.config?.model;
    const plane = model ? planeOf(model) : 'codes';
    return html`<p class="caption">${CAPTIONS[model && plane === 'codes' && !hasEncoder(model.kind) ? 'generator' : plane]}</p>
      <div class="square" @pointerdown=${this.#onPress}>
        <canvas class="manifold" data-testid="latent-manifold" aria-hidden="true"></canvas>
        <canvas class="points" data-testid="latent-plane" role="img" aria-label=${this.#description()}></canvas>
        <lab-held-code .state=${this.state} .look=${this.look}></lab-held-code>
      </div>
      <div class="under"><lab-decoded .state=${this.state} .look=${this.look}></lab-decoded>
        ${plane === 'codes' ? nothing : this.#shadow()}${this.#legend()}</div>`;
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.square);
  }

  protected override updated(): void {
    const view = this.state.frame?.latent;
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
    held.hold(event, toCode({ size: box.width, reach: held.reach }, event.clientX - box.left, event.clientY - box.top));
  }

  #legend(): unknown {
    const labels = this.#labels();
    const { highlight } = this.state;
    return html`<ul class="legend" aria-label="Classes; press one to pick it out">${labels.map((label) => html`
      <li><button type="button" aria-pressed=${highlight === label} style=${styleMap({ '--swatch': `rgb(${classColour(this.look, label).join(' ')})` })}
        @click=${() => this.ask({ type: 'highlight', label: highlight === label ? null : label })}>${label}</button></li>`)}</ul>`;
  }

  /** Of the points, where there are any. */
  #labels(): number[] {
    if (this.state.config && !hasEncoder(this.state.config.model.kind)) return [];
    const known = this.state.gallery?.labels.filter((label) => label !== null) ?? [];
    return [...new Set(known)].sort((a, b) => a - b);
  }

  /** How much of the truth a projection shows, and the way to all of it. */
  #shadow(): unknown {
    const explained = this.state.frame?.latent?.explained;
    return html`<div class="fact" data-testid="explained"><p>A code has ${this.state.model?.latentDim} numbers${explained ? html`; the plane shows <b>${percent(explained)}</b> of what differs between codes` : ''}.</p>
      <button class="tool" type="button" data-testid="use-plane" title="Starts a new model" @click=${() => this.ask({ type: 'field', path: 'model.latentDim', value: 2 })}>Use two numbers</button></div>`;
  }

  #description(): string {
    const view = this.state.frame?.latent;
    if (!view) return 'The plane of codes';
    const points = view.codes.length / 2;
    return `${points ? `${points} held-out images as points at their codes, coloured and named by class, over i` : 'I'}mages decoded across the plane`;
  }
}
