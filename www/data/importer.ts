// From chosen files to one set of images: opened once, previewed as often as the options change, loaded in the end.
import { transfer } from 'comlink';
import { arrayPictures } from './arrays';
import { guessLayout, type Layout } from './cells';
import type { Classes } from './classes';
import { EncodedPictures } from './encoded';
import { suggestsInverting, type Grey } from './grey';
import { labelings, type Labelings } from './labelings';
import { FEWEST_IMAGES, MOST_IMAGES, PREVIEWED } from './limits';
import type { Importer, Loaded, Options, Preview } from './messages';
import type { Size } from './picture-size';
import { attempt, isGrey, joined, type Pictures } from './pictures';
import { refuse, type Reason } from './reasons';
import { frame } from './resample';
import { cutSheets, MOST_SHEETS, sheetSizes } from './sheets';
import { sortOut, type Item, type Sources } from './sources';

/** The same images lie, for a while, here, on the page, in the engine's worker and in its wasm. */
const COPIES = 4;
const FIRST_LEFT_OUT = 5;
const PROGRESS_MS = 100;

interface Cut {
  layout: Layout;
  pictures: Pictures;
  found: Labelings;
  previewed: Map<number, Grey>; // as they came, so that an option's change shows at once
}

export class ImageImporter implements Importer {
  #name = '';
  #sources: Sources | null = null;
  #encoded: EncodedPictures | null = null;
  #sizes: Size[] = []; // of pictures that may be sheets
  #arrays: { file: string; pictures: Pictures }[] = [];
  #cut: Cut | null = null;

  async open(items: Item[]): Promise<Preview> {
    const sources = await sortOut(items);
    this.#sources = sources;
    this.#name = nameOf(items);
    for (const array of sources.arrays) this.#arrays.push({ file: array.file, pictures: await arrayPictures(array) });
    if (sources.pictures.length > 0) this.#encoded = new EncodedPictures(sources.pictures);
    this.#sizes = await this.#sheetSizes();
    const layout: Layout = this.#sizes.length > 0 ? guessLayout(this.#sizes) : { kind: 'whole' };
    const cut = await this.#cutAs(layout);
    const greys = [...cut.previewed.values()];
    const own = greys[0]?.width === 32 && greys.every(({ width, height }) => width === 32 && height === 32);
    const labels = [...cut.found.fitting.keys()][0] ?? null;
    return this.preview({ layout, crop: 'centre', size: own ? 32 : 28, invert: suggestsInverting(greys), labels });
  }

  async preview(wanted: Options): Promise<Preview> {
    const { pictures, found, previewed } = await this.#cutAs(wanted.layout);
    const classes = found.fitting.get(wanted.labels ?? '');
    const options = { ...wanted, labels: classes ? wanted.labels : null };
    const { size } = options;
    const greys = [...previewed];
    const pixels = new Uint8ClampedArray(greys.length * size * size);
    greys.forEach(([, grey], i) => frame(grey, options, new Uint8Array(pixels.buffer), i * size * size));
    return {
      name: this.#name, options, images: pictures.count, bytes: COPIES * pictures.count * size * size,
      sheet: { count: greys.length, height: size, width: size, pixels },
      labels: classes ? greys.map(([index]) => classes.names[classes.labels[index]!]!) : null,
      classes: classes?.names.length ?? 0, labelings: [...found.fitting.keys()],
      sheets: this.#sizes.length > 0, suggestsInverting: suggestsInverting(greys.map(([, grey]) => grey)),
      unused: [...this.#sources!.unused, ...found.unfit],
    };
  }

  async load(options: Options, onProgress: (done: number, of: number) => void): Promise<Loaded> {
    const { pictures, found } = await this.#cutAs(options.layout);
    const { size } = options;
    const area = size * size;
    const pixels = new Uint8Array(pictures.count * area);
    const bad = new Map<number, Reason>();
    let [done, told] = [0, 0];
    await pictures.read(numbers(pictures.count), (index, image) => {
      if (isGrey(image)) frame(image, options, pixels, index * area);
      else bad.set(index, image);
      done++;
      if (performance.now() - told < PROGRESS_MS && done < pictures.count) return;
      told = performance.now();
      onProgress(done, pictures.count);
    });
    return transferred(this.#name, size, pixels, bad, found.fitting.get(options.labels ?? ''));
  }

  /** None where the pictures are no sheets. */
  async #sheetSizes(): Promise<Size[]> {
    const encoded = this.#encoded;
    if (!encoded || encoded.count > MOST_SHEETS) return [];
    const sizes = await attempt(() => sheetSizes(encoded));
    return Array.isArray(sizes) ? sizes : [];
  }

  /** The images as this layout makes them, with some of them read. */
  async #cutAs(layout: Layout): Promise<Cut> {
    if (this.#cut && JSON.stringify(this.#cut.layout) === JSON.stringify(layout)) return this.#cut;
    const pictures = this.#pictures(layout);
    if (pictures.count > MOST_IMAGES) refuse({ file: this.#name, why: 'too-many', images: pictures.count });
    if (pictures.count < FEWEST_IMAGES) await this.#refuseFew(pictures);
    const { previewed, trouble } = await readSome(pictures);
    if (previewed.size === 0) refuse(trouble!);
    const paths = numbers(pictures.count).map((index) => pictures.path(index));
    const found = labelings(this.#sources!, paths, this.#arrays.map(({ file, pictures }) => ({ file, count: pictures.count })));
    return (this.#cut = { layout, pictures, found, previewed });
  }

  #pictures(layout: Layout): Pictures {
    if (!this.#encoded) return joined(this.#arrays.map(({ pictures }) => pictures));
    return layout.kind === 'whole' ? this.#encoded : cutSheets(this.#encoded, this.#sizes, layout);
  }

  /** One picture that cannot even be read has more to tell than that it is only one. */
  async #refuseFew(pictures: Pictures): Promise<never> {
    const { trouble } = await readSome(pictures);
    return refuse(trouble ?? { file: this.#name, why: 'too-few', images: pictures.count });
  }
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Images from all over the set; `trouble` is that of the first that cannot be read. */
async function readSome(pictures: Pictures): Promise<{ previewed: Map<number, Grey>; trouble: Reason | null }> {
  const shown = Math.min(PREVIEWED, pictures.count);
  const read = new Map<number, Grey | Reason>();
  const indices = numbers(shown).map((i) => Math.floor((i * pictures.count) / shown));
  await pictures.read(indices, (index, image) => read.set(index, image));
  const inOrder = indices.map((index) => [index, read.get(index)!] as const);
  return {
    previewed: new Map(inOrder.filter((one): one is [number, Grey] => isGrey(one[1]))),
    trouble: inOrder.map(([, image]) => image).find((image): image is Reason => !isGrey(image)) ?? null,
  };
}

/** Without the images that could not be read. */
function transferred(name: string, size: number, pixels: Uint8Array, bad: Map<number, Reason>, classes: Classes | undefined): Loaded {
  const area = size * size;
  const good = numbers(pixels.length / area).filter((index) => !bad.has(index));
  if (good.length === 0) refuse(bad.values().next().value!);
  if (good.length < FEWEST_IMAGES) refuse({ file: name, why: 'too-few', images: good.length });
  if (bad.size > 0) good.forEach((from, to) => pixels.copyWithin(to * area, from * area, (from + 1) * area));
  const kept = bad.size > 0 ? pixels.slice(0, good.length * area) : pixels;
  const labels = classes ? Uint8Array.from(good, (index) => classes.labels[index]!) : null;
  const classNames = classes?.names.every((label, number) => label === String(number)) ? null : (classes?.names ?? null);
  const leftOut = { count: bad.size, first: [...bad.values()].slice(0, FIRST_LEFT_OUT) };
  return transfer({ set: { name, height: size, width: size, pixels: kept, labels }, classNames, leftOut }, [kept.buffer as ArrayBuffer]);
}

/** The folder that was chosen, or the first file. */
function nameOf(items: readonly Item[]): string {
  const [top, ...rest] = (items[0]?.path ?? '').split('/');
  return rest.length > 0 ? top! : top!.replace(/\.\w{1,5}$/, '');
}
