// On which image the step is taken: radio buttons that look like the images.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { className } from '../../store/class-names';
import { element } from '../../parts/element';
import { onePerClass } from '../../store/gallery';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { ALONE, painted } from '../../parts/painted';
import { tracedImage } from './tracer';

const IMAGES = 10;

@element('lab-flow-images')
export class LabFlowImages extends part(pick('gallery', 'classNames'), (state) => ({
  chosen: tracedImage(state),
})) {
  protected override render(): unknown {
    const { chosen, gallery } = this.state;
    const tone = toneOf(this.state, this.colors);
    return html`<fieldset class="images"><legend>${msg('Another image')}</legend>${this.#indices().map(
      (index, at) => html`
      <label><input type="radio" name="flow-image" data-testid="flow-image-${at}" .checked=${index === chosen} aria-label=${this.#name(index, at)}
        @change=${() => this.ask({ type: 'flow', change: { index } })} /><canvas class="sheet" width="28" height="28" aria-hidden="true" ${painted(gallery?.images, ALONE, tone, [gallery?.indices.indexOf(index) ?? 0])}></canvas></label>`,
    )}</fieldset>`;
  }

  #indices(): number[] {
    return this.state.gallery ? onePerClass(this.state.gallery, IMAGES) : [];
  }

  #name(index: number, at: number): string {
    const { gallery } = this.state;
    const label = gallery?.labels[gallery.indices.indexOf(index)];
    return label === null || label === undefined
      ? msg(str`Image ${at + 1}`)
      : msg(str`Image ${at + 1}, class ${className(this.state, label)}`);
  }
}
