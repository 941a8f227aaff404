// Draw an image, see what the model makes of it, and let it learn from yours.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { query } from 'lit/decorators.js';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import panel from '.';
import { classPicker } from './class-picker';
import './drawing-canvas';
import type { LabPaper } from './drawing-canvas';
import './drawing-result';
import './saved-drawings';
import { withTerms } from '../../parts/words';

@element('lab-drawing')
export class LabDrawing extends part(pick('data', 'classNames'), ({ drawing: { ink } }) => ({
  ink,
})) {
  @query('lab-paper') private paper!: LabPaper;
  #label: number | null = null;

  protected override render(): unknown {
    const { state } = this;
    return html`<p class="caption">${withTerms(panel.caption())}</p>
      <div class="studio">
        <div class="desk"><lab-paper></lab-paper>
          <div class="controls">${classPicker(state, this.#classNow(), msg('Class of your drawing'), (label) => ((this.#label = label), this.requestUpdate()))}
            <button class="tool" type="button" data-testid="keep-drawing" ?disabled=${!state.ink} @click=${this.#keep}>${msg('Add to the images')}</button></div></div>
        <lab-drawing-seen></lab-drawing-seen>
        <lab-drawing-tray></lab-drawing-tray>
      </div>`;
  }

  /** The class chosen last, if the images of now have it. */
  #classNow(): number | null {
    return this.#label !== null && this.#label < (this.state.data?.classes ?? 0)
      ? this.#label
      : null;
  }

  #keep(): void {
    this.ask({ type: 'keep-drawing', label: this.#classNow() });
    this.paper.clear();
  }
}
