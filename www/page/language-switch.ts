// The other language, in its own words.
import { html } from 'lit';
import { element } from '../parts/element';
import { part } from '../parts/part-element';
import { chooseLanguage, otherLanguage } from './language';

@element('lab-language')
export class LabLanguage extends part() {
  protected override render(): unknown {
    const { locale, name } = otherLanguage();
    return html`<button class="tool" type="button" lang=${locale} data-testid="language" @click=${() => chooseLanguage(locale)}>${name}</button>`;
  }
}
