// A walk between the codes of two held-out images, side by side and as a loop, and the choice of
// the two.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { InterpolationPath } from '../../protocol/rust-types';
import { className } from '../../store/class-names';
import { element } from '../../parts/element';
import './end-picker';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';
import { toneOf } from '../../parts/paint';
import { painted } from '../../parts/painted';
import panel from '.';
import { WALK } from './control';
import './walk-loop';
import { withTerms } from '../../parts/words';

const PATHS: readonly InterpolationPath[] = ['linear', 'spherical'];
const SHOWN = Array.from({ length: WALK.images }, (_, at) => at * WALK.finer);

@element('lab-interpolation')
export class LabInterpolation extends part(
  pick('ends', 'gallery', 'classNames', 'schema', 'config'),
  drawn('interpolation'),
) {
  protected override render(): unknown {
    const { ends } = this.state;
    if (!capabilitiesAtHand(this.state).encoder)
      return html`<p class="absent">${msg('A walk needs the codes of two images, and a GAN has no encoder to find them.')}</p>`;
    return html`<p class="caption">${withTerms(panel.caption())}</p>
      <div class="stroll">
        <lab-walk-loop></lab-walk-loop>
        <div class="way">
          <canvas class="sheet row strip" data-testid="interpolation" width="328" height="28" role="img" aria-label=${this.#description()}
            ${painted(this.state.interpolation, { columns: WALK.images, gap: 2 }, toneOf(this.state, this.colors), SHOWN)}></canvas>
          <p class="ends" aria-hidden="true"><span class="from" data-drawn>${msg('first image')}</span><span class="to" data-drawn>${msg('last image')}</span></p>
          <div class="walk">
            <lab-end-picker></lab-end-picker>
            <fieldset class="choice"><legend>${msg('Path')}</legend>${PATHS.map(
              (path) => html`
              <label><input type="radio" name="path" value=${path} .checked=${ends?.path === path} ?disabled=${!ends}
                @change=${() => this.ask({ type: 'path', path })} /><span>${path === 'linear' ? msg('Straight') : msg('On a sphere')}</span></label>`,
            )}
            </fieldset>
          </div>
        </div>
      </div>`;
  }

  #description(): string {
    const { ends } = this.state;
    if (!ends) return msg('Images between two held-out images');
    const [from, to] = [this.#name(ends.from), this.#name(ends.to)];
    return msg(str`${WALK.images} images that lead from ${from} to ${to}`);
  }

  #name(index: number): string {
    const { gallery } = this.state;
    const label = gallery?.labels[gallery.indices.indexOf(index)];
    return label === null || label === undefined
      ? msg(str`image ${index}`)
      : msg(str`an image of class ${className(this.state, label)}`);
  }
}
