// On which image the step is taken: radio buttons that look like the images.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { imageOf } from '../../views/sheet';
import { changes } from '../changes';
import { className } from '../class-names';
import { element } from '../element';
import { onePerClass } from '../gallery';
import { LabElement } from '../lab-element';
import { paintSheet, toneOf } from '../paint';
import { tracedImage } from './tracer';

const IMAGES = 10;

@element('lab-flow-images')
export class LabFlowImages extends LabElement {
  #changed = changes();

  protected override render(): unknown {
    const chosen = tracedImage(this.state);
    return html`<fieldset class="images"><legend>${msg('Another image')}</legend>${this.#indices().map((index, at) => html`
      <label><input type="radio" name="flow-image" data-testid="flow-image-${at}" .checked=${index === chosen} aria-label=${this.#name(index, at)}
        @change=${() => this.ask({ type: 'flow', change: { index } })} /><canvas class="sheet" width="28" height="28" aria-hidden="true"></canvas></label>`)}</fieldset>`;
  }

  protected override updated(): void {
    const { gallery } = this.state;
    if (!this.#changed(gallery, this.look) || !gallery) return;
    const tone = toneOf(this.state, this.look);
    const indices = this.#indices();
    this.querySelectorAll('canvas').forEach((canvas, at) => paintSheet(canvas, imageOf(gallery.sheet, gallery.indices.indexOf(indices[at]!)), { columns: 1, gap: 0 }, tone));
  }

  #indices(): number[] {
    return this.state.gallery ? onePerClass(this.state.gallery, IMAGES) : [];
  }

  #name(index: number, at: number): string {
    const { gallery } = this.state;
    const label = gallery?.labels[gallery.indices.indexOf(index)];
    return label === null || label === undefined ? msg(str`Image ${at + 1}`) : msg(str`Image ${at + 1}, class ${className(this.state, label)}`);
  }
}
