// Some of the images as the model would see them, each with its label.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { imageOf } from '../../views/sheet';
import { changes } from '../changes';
import { element } from '../element';
import { LabElement } from '../lab-element';
import { paintSheet } from '../paint';

@element('lab-import-preview')
export class LabImportPreview extends LabElement {
  #changed = changes();

  protected override render(): unknown {
    const { preview } = this.state.importing;
    if (!preview) return nothing;
    const { sheet, labels } = preview;
    return html`<p class="row-name">${sheet.count < preview.images ? msg(str`${sheet.count} of them, as the model would see them`) : msg('All of them, as the model would see them')}</p>
      <ul class="samples" data-testid="import-preview">
        ${Array.from({ length: sheet.count }, (_, index) => html`<li><canvas class="sheet" role="img" aria-label=${msg(str`Image ${index + 1}`)} width="28" height="28"></canvas>${labels ? html`<span title=${labels[index]!}>${labels[index]}</span>` : nothing}</li>`)}</ul>`;
  }

  protected override updated(): void {
    const sheet = this.state.importing.preview?.sheet;
    if (!sheet || !this.#changed(sheet, this.look)) return;
    this.querySelectorAll('canvas').forEach((canvas, index) => paintSheet(canvas, imageOf(sheet, index), { columns: 1, gap: 0 }, this.look.photo));
  }
}
