// Some of the images as the model would see them, each with its label.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { ALONE, painted } from '../../parts/painted';
import { shortName } from './sentences';

@element('lab-import-preview')
export class LabImportPreview extends part(pick('importing')) {
  protected override render(): unknown {
    const { preview } = this.state.importing;
    if (!preview) return nothing;
    const { sheet, labels, names, orders } = preview;
    return html`<p class="row-name">${sheet.count < preview.images ? msg(str`${sheet.count} of them, as the model would see them`) : msg('All of them, as the model would see them')}</p>
      <ul class="samples" data-testid="import-preview">
        ${Array.from(
          { length: sheet.count },
          (
            _,
            index,
          ) => html`<li title=${names[index]!}><canvas class="sheet" role="img" aria-label=${msg(str`Image ${index + 1}`)} width="28" height="28" ${painted(sheet, ALONE, this.colors.photo, [index])}></canvas>${labels ? html`<span title=${labels[index]!}>${labels[index]}</span>` : nothing}
          ${orders ? html`<small>${shortName(names[index]!)}</small>` : nothing}</li>`,
        )}</ul>`;
  }
}
