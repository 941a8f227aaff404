// The head of a panel: its title, and what can be done with all of it.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { count } from '../i18n/numbers';
import { element } from '../parts/element';
import { isFullScreen, toggleFullScreen } from './full-screen';
import { expandIcon, pictureIcon, shrinkIcon } from '../parts/icons';
import { capabilitiesAtHand } from '../store/kind';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import { panel } from '../panels/registry';
import { pictureName, savePicture } from './picture/save';
import { stepOf, type PanelName } from '../store/state';
import { withTerms } from '../parts/words';

@element('lab-panel-head')
export class LabPanelHead extends part(pick('shown', 'schema', 'config')) {
  @property() name!: PanelName;
  #onFullScreen = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('fullscreenchange', this.#onFullScreen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('fullscreenchange', this.#onFullScreen);
  }

  protected override render(): unknown {
    const title = panel(this.name).title();
    const full = this.#section !== null && isFullScreen(this.#section);
    const [larger, save] = [
      full ? msg('Leave full screen') : msg('Full screen'),
      msg('Save as PNG'),
    ];
    return html`<h2 id="${this.name}-title" data-drawn>${withTerms(title)}</h2>
      <div class="panel-tools">
        <button class="quiet" type="button" data-testid="full-screen-${this.name}" title=${larger} aria-label=${`${larger}: ${title}`} @click=${this.#toggle}>${full ? shrinkIcon : expandIcon}</button>
        <button class="quiet" type="button" data-testid="save-picture-${this.name}" title=${save} aria-label=${`${save}: ${title}`} @click=${this.#save}>${pictureIcon}</button>
      </div>`;
  }

  /** A panel that is closed, or does not suit the model, is not on the page. */
  protected override updated(): void {
    const { shown } = this.state;
    if (this.#section)
      this.#section.hidden =
        !shown.includes(this.name) || !panel(this.name).suits(capabilitiesAtHand(this.state));
  }

  get #section(): HTMLElement | null {
    return this.closest<HTMLElement>('[data-panel]');
  }

  #toggle(): void {
    if (this.#section) void toggleFullScreen(this.#section);
  }

  #save(): void {
    const step = stepOf(this.store.state);
    const words = count(step);
    if (this.#section)
      void savePicture(this.#section, msg(str`step ${words}`), pictureName(this.name, step));
  }
}
