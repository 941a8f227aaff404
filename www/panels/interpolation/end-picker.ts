// The two held-out images that a walk begins and ends with.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { element } from '../../parts/element';
import '../../parts/gallery-picker';
import type { Mark } from '../../parts/gallery-picker';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';

type End = 'from' | 'to';

@element('lab-end-picker')
export class LabEndPicker extends part(pick('ends')) {
  #active: End = 'from';

  protected override render(): unknown {
    return html`
      <fieldset class="choice"><legend>${msg('Choose')}</legend>${(['from', 'to'] as const).map(
        (end) => html`
        <label class=${end}><input type="radio" name="end" .checked=${this.#active === end} @change=${() => this.#activate(end)} /><span>${end === 'from' ? msg('the first image') : msg('the last image')}</span></label>`,
      )}
      </fieldset>
      <lab-gallery-picker .markOf=${(index: number) => this.#mark(index)} .pick=${(index: number) => this.#choose(index)}></lab-gallery-picker>`;
  }

  #mark(index: number): Mark | null {
    const { ends } = this.state;
    if (ends?.from === index)
      return { look: ends.to === index ? 'from to' : 'from', says: msg('first of the walk') };
    return ends?.to === index ? { look: 'to', says: msg('last of the walk') } : null;
  }

  #activate(end: End): void {
    this.#active = end;
    this.requestUpdate();
  }

  #choose(index: number): void {
    this.ask({ type: 'end', which: this.#active, index });
    this.#activate(this.#active === 'from' ? 'to' : 'from');
  }
}
