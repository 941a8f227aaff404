// What went wrong, or nearly so, in sentences; read out at once and dismissable.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sayTold } from '../i18n/locale';
import { element } from '../parts/element';
import { closeIcon, undoIcon } from '../parts/icons';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import type { Notice } from '../store/state';
import { Leaving } from './leaving';

@element('lab-notices')
export class LabNotices extends part(pick('notices', 'undo')) {
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
        this.#shown(),
        ({ id }) => id,
        ({ id, tone, text, sentence, undo }) => html`
      <div class="notice ${tone}"><p>${sayTold({ message: text, ...sentence })}</p>
        ${undo === undefined ? nothing : html`<button class="tool" type="button" data-testid="notice-undo" @click=${() => this.#undo(undo)}>${undoIcon}<span>${msg('Undo')}</span></button>`}
        <button type="button" aria-label=${msg('Dismiss')} @click=${() => this.ask({ type: 'dismiss', id })}>${closeIcon}</button></div>`,
      )}</div>`;
  }

  /** All but the offer of a run that is kept no longer. */
  #shown(): Notice[] {
    const { notices, undo } = this.state;
    return notices.filter(
      (notice) => notice.undo === undefined || undo.runs.some(({ id }) => id === notice.undo),
    );
  }

  /** The notice goes; the focus stays where the same can be asked for. */
  #undo(id: number): void {
    this.ask({ type: 'undo', id });
    document.querySelector<HTMLElement>('lab-undo button')?.focus();
  }

  protected override updated(): void {
    this.#leaving.show(this.state.notices);
    // the last went under the pointer, which tells of no leaving
    if (this.state.notices.length === 0) this.#leaving.hold(false);
  }
}
