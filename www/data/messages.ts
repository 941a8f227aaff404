// What the page and the import worker say to each other.
import type { ImageGrid } from '../protocol/messages';
import type { ImageSet } from '../protocol/wasm-api';
import type { Reading, Values } from './array-images';
import type { Axes } from './array-shape';
import type { Layout } from './cells';
import type { Frame } from './frame';
import type { Background, Colour } from './look';
import type { Note } from './notes';
import type { Order } from './orders';
import type { Tones } from './picture';
import type { Size } from './picture-size';
import type { Reason } from './reasons';
import type { Item } from './sources';
import type { Scale } from './value-range';

/** How the images are made from what was chosen. */
export interface Options extends Omit<Frame, 'tones'> {
  layout: Layout;
  // how arrays are read, if there are any; without a scale, by what their numbers are
  array: { axes: Axes; scale: Scale | null } | null;
  labels: string | null; // where they come from: the key of one of the preview's
  colour: Colour;
  background: Background; // behind what is transparent
  stretch: boolean; // a narrow range of tones to the whole
  order: Order; // in which a list of labels goes through the images
}

/** Labels that may be chosen. */
export interface OfferedLabels {
  key: string;
  file: string; // or several, or FOLDERS
  column: string | null; // where the file has several of labels
  missing: number; // images without one: with these labels they are left out
}

/** What would be learned from, with these options. */
export interface Preview {
  name: string;
  options: Options;
  images: number;
  heldOut: number | null; // as their names divide them; null where a part is picked
  bytes: number; // of memory, roughly
  sheet: ImageGrid; // some of them
  names: string[]; // of those
  labels: string[] | null; // of those
  classes: number; // of all; 0 without labels
  labelings: OfferedLabels[]; // those that fit
  array: { files: string[]; readings: Reading[]; values: Values } | null;
  // where the chosen labels depend on it: two names in either order
  orders: { natural: string; alphabetical: string } | null;
  sizes: Size[]; // that may be asked for: the usual ones, and the images' own
  own: Size | null; // where all have one
  colours: Colour[]; // that may be asked for: more than grey where some of them have colour
  sheets: boolean; // whether the pictures may be sheets of images
  suggestsInverting: boolean;
  transparent: boolean; // whether some of them are, so that a background shows
  narrow: Tones | null; // where they use only a part of the range
  unused: Reason[]; // what was chosen and serves for nothing
  notes: Note[];
}

/** Images that could not be read after all. */
export interface LeftOut {
  count: number;
  first: Reason[];
}

export interface Loaded {
  set: ImageSet;
  classNames: string[] | null; // where they are more than the numbers
  leftOut: LeftOut;
}

/** Calls reject with a `Refusal`. To give up, end the worker: then all its memory is free. */
export interface Importer {
  open(items: Item[]): Promise<Preview>;
  preview(options: Options): Promise<Preview>;
  load(options: Options, onProgress: (done: number, of: number) => void): Promise<Loaded>;
}
