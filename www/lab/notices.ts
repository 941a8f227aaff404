// What went wrong, or nearly so, in sentences; read out at once and dismissable.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sayError } from '../i18n/locale';
import { element } from './element';
import { closeIcon } from './icons';
import { LabElement } from './lab-element';

@element('lab-notices')
export class LabNotices extends LabElement {
  protected override render(): unknown {
    return html`<div role="alert" data-testid="message">${repeat(this.state.notices, ({ id }) => id, ({ id, tone, text }) => html`
      <div class="notice ${tone}"><p>${sayError(text)}</p>
        <button type="button" aria-label=${msg('Dismiss')} @click=${() => this.ask({ type: 'dismiss', id })}>${closeIcon}</button></div>`)}</div>`;
  }
}
