// What the page and the import worker say to each other.
import type { Sheet } from '../engine/messages';
import type { ImageSet } from '../engine/wasm-api';
import type { Layout } from './cells';
import type { Reason } from './reasons';
import type { Frame } from './resample';
import type { Item } from './sources';

/** How the images are made from what was chosen. */
export interface Options extends Frame {
  layout: Layout;
  labels: string | null; // where they come from: one of the preview's
}

/** What would be learned from, with these options. */
export interface Preview {
  name: string;
  options: Options;
  images: number;
  bytes: number; // of memory, roughly
  sheet: Sheet; // some of them
  labels: string[] | null; // of those
  classes: number; // of all; 0 without labels
  labelings: string[]; // sources of labels that fit
  sheets: boolean; // whether the pictures may be sheets of images
  suggestsInverting: boolean;
  unused: Reason[]; // what was chosen and serves for nothing
}

export interface Loaded {
  set: ImageSet;
  classNames: string[] | null; // where they are more than the numbers
  leftOut: { count: number; first: Reason[] };
}

/** Calls reject with a `Refusal`. To give up, end the worker: then all its memory is free. */
export interface Importer {
  open(items: Item[]): Promise<Preview>;
  preview(options: Options): Promise<Preview>;
  load(options: Options, onProgress: (done: number, of: number) => void): Promise<Loaded>;
}
