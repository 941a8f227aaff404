// From chosen files to one set of images: opened once, previewed as often as the options change,
// loaded in the end.
import { ArrayImages, type ArrayPart } from './array-images';
import type { Layout } from './cells';
import { EncodedPictures } from './encoded';
import { elementsIn, frame } from './frame';
import { heldOut } from './held-out';
import { labelings, type Labeling, type Labelings } from './labelings';
import { loadSet } from './load-set';
import { FEWEST_IMAGES, MOST_BYTES, MOST_IMAGES, PREVIEWED } from './limits';
import { AS_SEEN, channelsOf, enoughFor, groundOf, type Decoding } from './look';
import type { Importer, Loaded, Options, Preview } from './messages';
import { notesOnLabels, notesOnPictures, notesOnTexts } from './notes';
import type { Picture, Tones } from './picture';
import type { Size } from './picture-size';
import { attempt, indicesOf, isPicture, type Pictures } from './pictures';
import { readable } from './readable';
import { refuse, type Reason } from './reasons';
import { guessLayout, needsLook } from './sheet-guess';
import { cutSheets, MOST_SHEETS, sheetSizes, wholeSheet } from './sheets';
import { sortOut, type Item, type Sources } from './sources';
import {
  coloursFor,
  narrowTones,
  ownSize,
  sizesFor,
  suggestedBackground,
  suggestedColour,
  suggestedSize,
  suggestsInverting,
} from './suggestions';

/** The same images lie, for a while, here, on the page, in the engine's worker and in its wasm. */
const COPIES = 4;
/** For a first look. */
const SMALL: Size = { width: 28, height: 28 };

type Making = Pick<Options, 'layout' | 'array' | 'colour' | 'background' | 'size'>;

interface Cut {
  key: string; // of what it was made by
  pictures: Pictures;
  found: Labelings;
  held: boolean[] | null; // which images their makers keep from training
  previewed: Map<number, Picture>; // as they came, so that an option's change shows at once
  narrow: Tones | null; // where they use only a narrow part of the range
}

export class ImageImporter implements Importer {
  #name = '';
  #sources: Sources | null = null;
  #unreadable: Reason[] = [];
  #sizes: Size[] = []; // of pictures that may be sheets
  #arrays: ArrayImages | null = null;
  #cut: Cut | null = null;

  async open(items: Item[]): Promise<Preview> {
    const sources = (this.#sources = await this.#readable(await sortOut(items)));
    if (sources.arrays.length > 0)
      this.#arrays = await ArrayImages.of(sources.arrays, sources.axes);
    this.#name = nameOf(items, this.#arrays?.parts(sources.axes[0]!) ?? []);
    const layout = await this.#guessedLayout();
    const array = this.#arrays ? { axes: sources.axes[0]!, scale: null } : null;
    const first = { layout, array, colour: 'grey', background: 'white', size: SMALL } as const;
    const seen = [...(await this.#cutAs(first)).previewed.values()];
    const colour = suggestedColour(seen);
    const [background, size] = [suggestedBackground(seen), suggestedSize(seen, colour)];
    const cut = await this.#cutAs({ layout, array, colour, background, size });
    const [labels, labeling] = likeliestLabels(cut);
    const order = labeling?.likelier ?? 'natural';
    return this.preview({
      layout,
      array,
      colour,
      background,
      crop: 'centre',
      size,
      stretch: false,
      invert: suggestsInverting([...cut.previewed.values()]),
      labels,
      order,
    });
  }

  async preview(wanted: Options): Promise<Preview> {
    const { pictures, found, held, previewed, narrow } = await this.#cutAs(wanted);
    const labeling = found.fitting.get(wanted.labels ?? '');
    const classes = labeling?.classes[wanted.order];
    const options = { ...wanted, labels: labeling ? wanted.labels : null };
    const channels = channelsOf(options.colour);
    const tones = options.stretch ? narrow : null;
    const shown = [...previewed].filter(([index]) => !classes?.unlabelled.has(index));
    const images = pictures.count - (classes?.unlabelled.size ?? 0);
    const each = this.#checkedElements(options, images);
    const pixels = new Uint8ClampedArray(shown.length * each);
    shown.forEach(([, picture], i) =>
      frame(picture, { ...options, tones }, new Uint8Array(pixels.buffer), i * each),
    );
    return {
      name: this.#name,
      options,
      images,
      heldOut: held
        ? indicesOf(pictures).filter((index) => held[index] && !classes?.unlabelled.has(index))
            .length
        : null,
      bytes: COPIES * images * each,
      sheet: { count: shown.length, channels, ...options.size, pixels },
      names: shown.map(([index]) => pictures.path(index)),
      labels: classes ? shown.map(([index]) => classes.names[classes.labels[index]!]!) : null,
      classes: classes?.names.length ?? 0,
      orders: labeling?.orders ?? null,
      array: await this.#arrayFacts(options),
      labelings: [...found.fitting].map(([key, { file, column, classes }]) => ({
        key,
        file,
        column,
        missing: classes.natural.unlabelled.size,
      })),
      sizes: sizesFor([...previewed.values()]),
      own: ownSize([...previewed.values()]),
      colours: coloursFor([...previewed.values()]),
      sheets: this.#sizes.length > 0,
      suggestsInverting: suggestsInverting(
        shown.map(([, picture]) => picture),
        tones ?? undefined,
      ),
      transparent: shown.some(([, picture]) => picture.clear !== undefined),
      narrow,
      unused: [...this.#sources!.unused, ...(this.#arrays?.unused ?? []), ...found.unfit],
      notes: [
        ...notesOnTexts(this.#sources!.labels),
        ...notesOnLabels(labeling, found.fitting.values(), pictures),
        ...notesOnPictures(previewed, pictures),
      ],
    };
  }

  async load(options: Options, onProgress: (done: number, of: number) => void): Promise<Loaded> {
    const { pictures, found, held, narrow } = await this.#cutAs(options);
    const classes = found.fitting.get(options.labels ?? '')?.classes[options.order] ?? null;
    this.#checkedElements(options, pictures.count - (classes?.unlabelled.size ?? 0));
    const tones = options.stretch ? narrow : null;
    return loadSet(
      {
        name: this.#name,
        pictures,
        classes,
        held,
        colour: options.colour,
        frame: { ...options, tones },
      },
      onProgress,
    );
  }

  /** How many numbers an image has, where all of them are not too many. */
  #checkedElements({ colour, size }: Options, images: number): number {
    const channels = channelsOf(colour);
    const each = elementsIn({ size }, channels);
    const bytes = images * each;
    if (bytes > MOST_BYTES)
      refuse({ file: this.#name, why: 'too-much', images, ...size, bytes, most: MOST_BYTES });
    return each;
  }

  async #arrayFacts({ array }: Options): Promise<Preview['array']> {
    if (!array) return null;
    const arrays = this.#arrays!;
    return {
      files: arrays.parts(array.axes).map(({ file }) => file),
      readings: arrays.readings,
      values: await arrays.values(array.scale),
    };
  }

  /** Without pictures that show at once that they cannot be read. */
  async #readable(sources: Sources): Promise<Sources> {
    const { good, bad } = await readable(sources.pictures);
    if (good.length === 0 && bad.length > 0) refuse(bad[0]!);
    this.#unreadable = bad;
    return { ...sources, pictures: good, unused: [...sources.unused, ...bad] };
  }

  /** As sheets, where they are. */
  async #guessedLayout(): Promise<Layout> {
    const { pictures } = this.#sources!;
    if (pictures.length === 0 || pictures.length > MOST_SHEETS) return { kind: 'whole' };
    const encoded = new EncodedPictures(pictures, AS_SEEN);
    const sizes = await attempt(() => sheetSizes(encoded));
    if (!Array.isArray(sizes)) return { kind: 'whole' };
    this.#sizes = sizes;
    const first = needsLook(sizes) ? await attempt(() => wholeSheet(encoded, 0)) : null;
    return guessLayout(sizes, first && isPicture(first) ? first : null);
  }

  /** The images as these options make them, with some of them read. */
  async #cutAs({ layout, array, colour, background, size }: Making): Promise<Cut> {
    const look = { colour, ground: groundOf(background) };
    const decoding = { look, enough: enoughFor(size) };
    const key = JSON.stringify([layout, array, decoding]);
    if (this.#cut?.key === key) return this.#cut;
    const pictures = this.#pictures({ layout, array }, decoding);
    if (pictures.count > MOST_IMAGES)
      refuse({ file: this.#name, why: 'too-many', images: pictures.count });
    if (pictures.count < FEWEST_IMAGES) await this.#refuseFew(pictures);
    const { previewed, trouble } = await readSome(pictures);
    if (previewed.size === 0) refuse(trouble!);
    const paths = indicesOf(pictures).map((index) => pictures.path(index));
    const found = labelings(
      this.#sources!,
      paths,
      array ? this.#arrays!.labelledParts(array.axes) : [],
    );
    return (this.#cut = {
      key,
      pictures,
      found,
      held: heldOut(paths),
      previewed,
      narrow: narrowTones([...previewed.values()]),
    });
  }

  #pictures({ layout, array }: Pick<Making, 'layout' | 'array'>, decoding: Decoding): Pictures {
    if (array) return this.#arrays!.pictures(array.axes, array.scale, decoding.look);
    const encoded = new EncodedPictures(this.#sources!.pictures, decoding);
    return layout.kind === 'whole' ? encoded : cutSheets(encoded, this.#sizes, layout);
  }

  /** One picture that cannot even be read has more to tell than that it is only one. */
  async #refuseFew(pictures: Pictures): Promise<never> {
    const { trouble } = await readSome(pictures);
    return refuse(
      trouble ??
        this.#unreadable[0] ?? { file: this.#name, why: 'too-few', images: pictures.count },
    );
  }
}

/** The first that leave out no more than half of the images. */
function likeliestLabels({ pictures, found }: Cut): [string, Labeling] | [null, null] {
  return (
    [...found.fitting].find(
      ([, { classes }]) => classes.natural.unlabelled.size <= pictures.count / 2,
    ) ?? [null, null]
  );
}

/** Images from all over the set; `trouble` is that of the first that cannot be read. */
async function readSome(
  pictures: Pictures,
): Promise<{ previewed: Map<number, Picture>; trouble: Reason | null }> {
  const shown = Math.min(PREVIEWED, pictures.count);
  const read = new Map<number, Picture | Reason>();
  const indices = Array.from({ length: shown }, (_, i) => Math.floor((i * pictures.count) / shown));
  await pictures.read(indices, (index, image) => read.set(index, image));
  const inOrder = indices.map((index) => [index, read.get(index)!] as const);
  return {
    previewed: new Map(inOrder.filter((one): one is [number, Picture] => isPicture(one[1]))),
    trouble:
      inOrder.map(([, image]) => image).find((image): image is Reason => !isPicture(image)) ?? null,
  };
}

/**
 * The folder that was chosen, or of the files the one with the most images: with them come test
 * images and labels.
 */
function nameOf(items: readonly Item[], arrays: readonly ArrayPart[]): string {
  const [top, ...rest] = (items[0]?.path ?? '').split('/');
  if (rest.length > 0) return top!;
  const chosen = arrays.filter(({ file }) =>
    items.some(({ path }) => file === path || file.startsWith(`${path}/`)),
  );
  const largest = chosen.reduce<ArrayPart | null>(
    (most, part) => (most && most.count >= part.count ? most : part),
    null,
  );
  return (largest?.file.split('/')[0] ?? top!).replace(/\.\w{1,5}$/, '');
}
