// A walk between the codes of two held-out images, and the choice of the two.
import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { hasEncoder } from '../engine/abilities';
import type { InterpolationPath } from '../engine/rust-types';
import { changes } from './changes';
import './end-picker';
import { LabElement } from './lab-element';
import { paintSheet, toneOf } from './paint';
import { INTERPOLATION_STEPS } from './view-request';

const PATHS: Record<InterpolationPath, string> = { linear: 'Straight', spherical: 'On a sphere' };

@customElement('lab-interpolation')
export class LabInterpolation extends LabElement {
  @query('canvas.strip') private canvas!: HTMLCanvasElement | null;
  #changed = changes();

  protected override render(): unknown {
    const { ends, config } = this.state;
    if (config && !hasEncoder(config.model.kind)) return html`<p class="absent">A walk needs the codes of two images, and a GAN has no encoder to find them.</p>`;
    return html`<p class="caption">A walk from the code of one image to the code of another, decoded along the way.</p>
      <canvas class="sheet row strip" data-testid="interpolation" width="328" height="28" role="img" aria-label=${this.#description()}></canvas>
      <p class="ends" aria-hidden="true"><span class="from">first image</span><span class="to">last image</span></p>
      <div class="walk">
        <lab-end-picker .state=${this.state} .look=${this.look}></lab-end-picker>
        <fieldset class="choice"><legend>Path</legend>${(Object.keys(PATHS) as InterpolationPath[]).map((path) => html`
          <label><input type="radio" name="path" value=${path} .checked=${ends?.path === path} ?disabled=${!ends}
            @change=${() => this.ask({ type: 'path', path })} /><span>${PATHS[path]}</span></label>`)}
        </fieldset>
      </div>`;
  }

  protected override updated(): void {
    const sheet = this.state.frame?.interpolation;
    if (!this.#changed(sheet, this.look, this.state.gallery) || !sheet || !this.canvas) return;
    paintSheet(this.canvas, sheet, { columns: INTERPOLATION_STEPS, gap: 2 }, toneOf(this.state, this.look));
  }

  #description(): string {
    const { ends, gallery } = this.state;
    const name = (index: number): string => {
      const label = gallery?.labels[gallery.indices.indexOf(index)];
      return label === null || label === undefined ? `image ${index}` : `the ${label}`;
    };
    return ends ? `${INTERPOLATION_STEPS} images that lead from ${name(ends.from)} to ${name(ends.to)}` : 'Images between two held-out images';
  }
}
