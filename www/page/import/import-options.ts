// How the images are made from what was chosen: every change shows in the preview at once.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Grid, Layout } from '../../data/cells';
import { FOLDERS } from '../../data/labelings';
import type { Background, Colour } from '../../data/look';
import type { OfferedLabels, Options, Preview } from '../../data/messages';
import type { Size } from '../../data/picture-size';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import './import-array';
import { shortName, sides } from './sentences';

const FIRST_GRID: Grid = { kind: 'grid', width: 28, height: 28, gap: 0, margin: 0 };
const [SMALLEST_CELL, LARGEST_CELL] = [4, 4096];
const FIRST_GROUND: Background = '#808080';

@element('lab-import-options')
export class LabImportOptions extends part(pick('importing')) {
  protected override render(): unknown {
    const { preview, options } = this.state.importing;
    if (!preview || !options) return nothing;
    return html`
      ${preview.sheets ? this.#layout(options.layout) : nothing}
      ${preview.array ? html`<lab-import-array></lab-import-array>` : nothing}
      ${preview.colours.length > 1 ? this.#colours(options.colour, preview.colours) : nothing}
      ${this.#radios(
        options.size.width === options.size.height ? msg('Make square') : msg('Bring to one size'),
        'crop',
        options.crop,
        [
          ['centre', msg('Middle')],
          ['fit', msg('Fit')],
          ['stretch', msg('Stretch')],
        ],
        (crop) => ({ crop }),
      )}
      ${this.#radios(
        msg('Pixels'),
        'size',
        sizeKey(options.size),
        preview.sizes.map((size) => [sizeKey(size), sizeName(size, preview.own)]),
        (key) => ({ size: preview.sizes.find((size) => sizeKey(size) === key)! }),
      )}
      <label class="pick-one"><input type="checkbox" data-testid="import-invert" .checked=${options.invert} @change=${(event: Event) => this.#want({ invert: (event.target as HTMLInputElement).checked })} />
        ${msg('Invert: bright becomes dark')}</label>
      ${preview.transparent && options.colour !== 'opacity' ? this.#ground(options.background) : nothing}
      ${preview.narrow ? this.#stretching(options, preview.narrow) : nothing}
      ${preview.suggestsInverting ? html`<p class="fact">${msg('Their background is bright; models learn bright strokes on black more easily.')}</p>` : nothing}
      <div class="line"><label for="import-labels">${msg('Labels')}</label>
        <select id="import-labels" data-testid="import-labels" ?disabled=${preview.labelings.length === 0} @change=${(event: Event) => this.#want({ labels: (event.target as HTMLSelectElement).value || null })}>
          ${preview.labelings.map((offered) => html`<option value=${offered.key} .selected=${offered.key === options.labels}>${labelsName(offered)}</option>`)}
          <option value="" .selected=${options.labels === null}>${msg('none')}</option></select></div>
      ${preview.orders ? this.#order(options, preview.orders) : nothing}
      ${options.colour === 'grey' ? html`<p class="fact">${msg('Colours become grey: the model sees brightness only.')}</p>` : nothing}`;
  }

  #colours(chosen: Colour, colours: readonly Colour[]): unknown {
    return this.#radios(
      msg('Colours'),
      'colour',
      chosen,
      colours.map((colour) => [colour, colourName(colour)]),
      (colour) => ({ colour }),
    );
  }

  #ground(background: Background): unknown {
    const own = background !== 'white' && background !== 'black';
    return html`${this.#radios(
      msg('Behind what is transparent'),
      'background',
      own ? 'own' : background,
      [
        ['white', msg('White')],
        ['black', msg('Black')],
        ['own', msg('A colour')],
      ],
      (ground) => ({ background: ground === 'own' ? FIRST_GROUND : ground }),
    )}
    ${
      own
        ? html`<div class="line"><label for="import-ground">${msg('Which colour')}</label>
      <input id="import-ground" data-testid="import-ground" type="color" .value=${background} @change=${(event: Event) => this.#want({ background: (event.target as HTMLInputElement).value as Background })} /></div>`
        : nothing
    }`;
  }

  #stretching({ stretch }: Options, { black, white }: NonNullable<Preview['narrow']>): unknown {
    return html`<label class="pick-one"><input type="checkbox" data-testid="import-stretch" .checked=${stretch} @change=${(event: Event) => this.#want({ stretch: (event.target as HTMLInputElement).checked })} />
        ${msg('Stretch the contrast')}</label>
      <p class="fact" data-testid="import-narrow">${msg(str`They use only tones from ${Math.round(black)} to ${Math.round(white)} of 255: stretched, from black to white.`)}</p>`;
  }

  /**
   * Pictures have an order only by their names: which one a list goes by, the visitor sees by the
   * pictures.
   */
  #order({ order }: Options, { natural, alphabetical }: NonNullable<Preview['orders']>): unknown {
    return html`<p class="fact" data-testid="import-order-fact">${msg('This list names no images: its labels go by their order. Compare some of them with the pictures.')}</p>
      ${this.#radios(
        msg('Order of the images'),
        'order',
        order,
        [
          ['natural', natural],
          ['alphabetical', alphabetical],
        ],
        (order) => ({ order }),
      )}`;
  }

  #layout(layout: Layout): unknown {
    const grid = layout.kind === 'grid' ? layout : FIRST_GRID;
    return html`<div class="line"><label for="import-layout">${msg('A picture holds')}</label>
        <select id="import-layout" data-testid="import-layout" @change=${(event: Event) => this.#layOut((event.target as HTMLSelectElement).value as Layout['kind'])}>
          ${(
            [
              ['whole', msg('one image')],
              ['grid', msg('a grid of images')],
              ['rows', msg('an image in each row')],
            ] as const
          ).map(
            ([kind, text]) =>
              html`<option value=${kind} .selected=${kind === layout.kind}>${text}</option>`,
          )}</select></div>
      ${
        layout.kind === 'grid'
          ? html`${this.#side(msg('Cells, width'), 'import-cell-width', grid.width, SMALLEST_CELL, 'width')}
        ${this.#side(msg('Cells, height'), 'import-cell-height', grid.height, SMALLEST_CELL, 'height')}
        ${this.#side(msg('Gap between cells'), 'import-cell-gap', grid.gap, 0, 'gap')}
        ${this.#side(msg('Margin around them'), 'import-cell-margin', grid.margin, 0, 'margin')}`
          : nothing
      }`;
  }

  #side(
    text: string,
    hook: string,
    value: number,
    least: number,
    side: Exclude<keyof Grid, 'kind'>,
  ): unknown {
    const want = (input: HTMLInputElement): void => {
      const wanted = input.valueAsNumber;
      if (input.checkValidity() && input.value)
        this.#change(({ layout }) =>
          layout.kind === 'grid' ? { layout: { ...layout, [side]: wanted } } : {},
        );
      else input.value = String(value);
    };
    return html`<div class="line"><label for=${hook}>${text}</label>
      <input id=${hook} data-testid=${hook} type="number" min=${least} max=${LARGEST_CELL} step="1" .value=${String(value)} @change=${(event: Event) => want(event.target as HTMLInputElement)} /></div>`;
  }

  #layOut(kind: Layout['kind']): void {
    this.#want({ layout: kind === 'grid' ? FIRST_GRID : { kind } });
  }

  #radios<T extends string | number>(
    legend: string,
    name: string,
    chosen: T,
    choices: [T, string][],
    change: (value: T) => Partial<Options>,
  ): unknown {
    return html`<fieldset class="choice"><legend>${legend}</legend>${choices.map(
      ([
        value,
        text,
      ]) => html`<label><input type="radio" name="import-${name}" value=${value} data-testid="import-${name}-${value}"
      .checked=${value === chosen} @change=${() => this.#want(change(value))} />${text}</label>`,
    )}</fieldset>`;
  }

  #want(options: Partial<Options>): void {
    this.#change(() => options);
  }

  #change(change: (options: Options) => Partial<Options>): void {
    this.ask({ type: 'import', step: { step: 'want', change } });
  }
}

/** Squares by their side. */
function sizeKey({ width, height }: Size): string {
  return width === height ? String(width) : `${height}x${width}`;
}

function sizeName(size: Size, own: Size | null): string {
  const text = sides(size);
  return own && sizeKey(own) === sizeKey(size) ? msg(str`${text}, as they are`) : text;
}

function colourName(colour: Colour): string {
  switch (colour) {
    case 'grey':
      return msg('Grey');
    case 'colour':
      return msg('Kept');
    case 'opacity':
      return msg('Kept, with transparency');
  }
}

function labelsName({ file, column, missing }: OfferedLabels): string {
  const name = file === FOLDERS ? msg('names of folders') : shortName(file);
  const full = column === null ? name : `${name}: ${shortName(column)}`;
  return missing > 0 ? msg(str`${full} (not for ${count(missing)} images)`) : full;
}
