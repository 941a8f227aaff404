// What went wrong, or nearly so, in sentences; read out at once and dismissable.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sayTold } from '../i18n/locale';
import { element } from '../parts/element';
import { closeIcon } from '../parts/icons';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import { Leaving } from './leaving';

@element('lab-notices')
export class LabNotices extends part(pick('notices')) {
  readonly #leaving = new Leaving((id) => this.ask({ type: 'dismiss', id }));
  readonly #hidden = (): void => this.#leaving.hold(document.visibilityState === 'hidden');

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#hidden);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#hidden);
    this.#leaving.end();
  }

  protected override render(): unknown {
    return html`<div role="alert" data-testid="message" @pointerenter=${() => this.#leaving.hold(true)} @pointerleave=${() => this.#leaving.hold(false)}
      @focusin=${() => this.#leaving.hold(true)} @focusout=${() => this.#leaving.hold(false)}>${repeat(
        this.state.notices,
        ({ id }) => id,
        ({ id, tone, text, sentence }) => html`
      <div class="notice ${tone}"><p>${sayTold({ message: text, ...sentence })}</p>
        <button type="button" aria-label=${msg('Dismiss')} @click=${() => this.ask({ type: 'dismiss', id })}>${closeIcon}</button></div>`,
      )}</div>`;
  }

  protected override updated(): void {
    this.#leaving.show(this.state.notices);
    // the last went under the pointer, which tells of no leaving
    if (this.state.notices.length === 0) this.#leaving.hold(false);
  }
}
