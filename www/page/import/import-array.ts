// How arrays of numbers are read: what their axes mean, and which of their numbers are black and
// white.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Reading, Values } from '../../data/array-images';
import type { Axes } from '../../data/array-shape';
import type { Options } from '../../data/messages';
import type { Scale } from '../../data/value-range';
import { count, figure } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { valuesSentence } from './sentences';

type ArrayOptions = NonNullable<Options['array']>;

const SCALES: readonly Scale[] = [
  { black: 0, white: 1 },
  { black: 0, white: 255 },
  { black: -1, white: 1 },
  { black: -128, white: 127 },
  { black: 0, white: 4095 },
  { black: 0, white: 65_535 },
];

@element('lab-import-array')
export class LabImportArray extends part(pick('importing')) {
  protected override render(): unknown {
    const { preview, options } = this.state.importing;
    if (!preview?.array || !options?.array) return nothing;
    const { readings, values } = preview.array;
    const { axes, scale } = options.array;
    return html`
      ${
        readings.length > 1
          ? html`<div class="line"><label for="import-axes">${msg('Read as')}</label>
        <select id="import-axes" data-testid="import-axes" @change=${(event: Event) => this.#want({ axes: (event.target as HTMLSelectElement).value as Axes })}>
          ${readings.map((reading) => html`<option value=${reading.axes} .selected=${reading.axes === axes}>${readingText(reading)}</option>`)}</select></div>`
          : nothing
      }
      <div class="line"><label for="import-scale">${msg('Black and white')}</label>
        <select id="import-scale" data-testid="import-scale" @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
          <option value="" .selected=${scale === null}>${msg('as it looks')}</option>
          ${choices(values, scale).map((one) => html`<option value=${keyOf(one)} .selected=${scale !== null && keyOf(one) === keyOf(scale)}>${scaleText(one)}</option>`)}</select></div>
      ${scale ? html`${this.#end(msg('Black'), 'import-black', scale.black, 'black')}${this.#end(msg('White'), 'import-white', scale.white, 'white')}` : nothing}
      <p class="fact" data-testid="import-values">${valuesSentence(values)}</p>`;
  }

  #end(text: string, hook: string, value: number, end: keyof Scale): unknown {
    const want = ({ valueAsNumber }: HTMLInputElement): void =>
      this.#change((array) => {
        const scale = array.scale && { ...array.scale, [end]: valueAsNumber };
        return scale && scale.black < scale.white ? { scale } : {};
      });
    return html`<div class="line"><label for=${hook}>${text}</label>
      <input id=${hook} data-testid=${hook} type="number" step="any" .value=${live(String(value))} @change=${(event: Event) => want(event.target as HTMLInputElement)} /></div>`;
  }

  #choose(key: string): void {
    const [black, white] = key.split(' ').map(Number);
    this.#want({ scale: key === '' ? null : { black: black!, white: white! } });
  }

  #want(array: Partial<ArrayOptions>): void {
    this.#change(() => array);
  }

  #change(change: (array: ArrayOptions) => Partial<ArrayOptions>): void {
    this.ask({
      type: 'import',
      step: {
        step: 'want',
        change: ({ array }) => ({ array: array && { ...array, ...change(array) } }),
      },
    });
  }
}

const keyOf = ({ black, white }: Scale): string => `${black} ${white}`;

/** The usual ones, that of the data's own ends, and the one chosen. */
function choices({ least, most }: Values, chosen: Scale | null): Scale[] {
  const all = [
    ...SCALES,
    ...(least < most ? [{ black: least, white: most }] : []),
    ...(chosen ? [chosen] : []),
  ];
  return [...new Map(all.map((scale) => [keyOf(scale), scale])).values()];
}

function scaleText({ black, white }: Scale): string {
  return msg(str`${figure(black)} and ${figure(white)}`);
}

function readingText({ images, height, width, channels }: Reading): string {
  return channels === 1
    ? msg(str`${count(images)} images of ${height} × ${width}`)
    : msg(str`${count(images)} images of ${height} × ${width} in colours`);
}
