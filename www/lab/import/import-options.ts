// How the images are made from what was chosen: every change shows in the preview at once.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Layout } from '../../data/cells';
import { FOLDERS } from '../../data/labelings';
import type { Options } from '../../data/messages';
import { element } from '../element';
import { LabElement } from '../lab-element';
import { shortName } from './sentences';

const SIZES = [28, 32];
const FIRST_CELL = 28;
const [SMALLEST_CELL, LARGEST_CELL] = [4, 4096];

@element('lab-import-options')
export class LabImportOptions extends LabElement {
  protected override render(): unknown {
    const { preview, options } = this.state.importing;
    if (!preview || !options) return nothing;
    return html`
      ${preview.sheets ? this.#layout(options.layout) : nothing}
      ${this.#radios(msg('Make square'), 'crop', options.crop, [['centre', msg('Middle')], ['fit', msg('Fit')], ['stretch', msg('Stretch')]], (crop) => ({ crop }))}
      ${this.#radios(msg('Pixels'), 'size', options.size, SIZES.map((size) => [size, `${size} × ${size}`]), (size) => ({ size }))}
      <label class="pick-one"><input type="checkbox" data-testid="import-invert" .checked=${options.invert} @change=${(event: Event) => this.#want({ invert: (event.target as HTMLInputElement).checked })} />
        ${msg('Invert: bright becomes dark')}</label>
      ${preview.suggestsInverting ? html`<p class="fact">${msg('Their background is bright; models learn bright strokes on black more easily.')}</p>` : nothing}
      <div class="line"><label for="import-labels">${msg('Labels')}</label>
        <select id="import-labels" data-testid="import-labels" ?disabled=${preview.labelings.length === 0} @change=${(event: Event) => this.#want({ labels: (event.target as HTMLSelectElement).value || null })}>
          ${preview.labelings.map((name) => html`<option value=${name} .selected=${name === options.labels}>${name === FOLDERS ? msg('names of folders') : shortName(name)}</option>`)}
          <option value="" .selected=${options.labels === null}>${msg('none')}</option></select></div>
      <p class="fact">${msg('Colours become grey: the model sees brightness only.')}</p>`;
  }

  #layout(layout: Layout): unknown {
    const cell = layout.kind === 'grid' ? layout : { width: FIRST_CELL, height: FIRST_CELL };
    return html`<div class="line"><label for="import-layout">${msg('A picture holds')}</label>
        <select id="import-layout" data-testid="import-layout" @change=${(event: Event) => this.#layOut((event.target as HTMLSelectElement).value as Layout['kind'])}>
          ${([['whole', msg('one image')], ['grid', msg('a grid of images')], ['rows', msg('an image in each row')]] as const).map(([kind, text]) => html`<option value=${kind} .selected=${kind === layout.kind}>${text}</option>`)}</select></div>
      ${layout.kind === 'grid' ? html`${this.#side(msg('Cells, width'), 'import-cell-width', cell.width, (width) => ({ ...cell, width }))}
        ${this.#side(msg('Cells, height'), 'import-cell-height', cell.height, (height) => ({ ...cell, height }))}` : nothing}`;
  }

  #side(text: string, hook: string, value: number, cell: (value: number) => { width: number; height: number }): unknown {
    const want = (input: HTMLInputElement): void => {
      if (input.checkValidity() && input.value) this.#want({ layout: { kind: 'grid', ...cell(input.valueAsNumber) } });
      else input.value = String(value);
    };
    return html`<div class="line"><label for=${hook}>${text}</label>
      <input id=${hook} data-testid=${hook} type="number" min=${SMALLEST_CELL} max=${LARGEST_CELL} step="1" .value=${String(value)} @change=${(event: Event) => want(event.target as HTMLInputElement)} /></div>`;
  }

  #layOut(kind: Layout['kind']): void {
    this.#want({ layout: kind === 'grid' ? { kind, width: FIRST_CELL, height: FIRST_CELL } : { kind } });
  }

  #radios<T extends string | number>(legend: string, name: string, chosen: T, choices: [T, string][], change: (value: T) => Partial<Options>): unknown {
    return html`<fieldset class="choice"><legend>${legend}</legend>${choices.map(([value, text]) => html`<label><input type="radio" name="import-${name}" value=${value} data-testid="import-${name}-${value}"
      .checked=${value === chosen} @change=${() => this.#want(change(value))} />${text}</label>`)}</fieldset>`;
  }

  #want(change: Partial<Options>): void {
    this.ask({ type: 'import', step: { step: 'want', options: { ...this.state.importing.options!, ...change } } });
  }
}
