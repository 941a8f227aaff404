// All of the pictures as one set: pixels in the order in which the engine wants them, without those
// that could not be read.
import { transfer } from 'comlink';
import type { Classes } from './classes';
import { FEWEST_APART } from './held-out';
import { FEWEST_IMAGES } from './limits';
import { channelsOf, type Colour } from './look';
import type { Loaded } from './messages';
import { indicesOf, isPicture, type Pictures } from './pictures';
import { refuse, type Reason } from './reasons';
import { elementsIn, frame, type Frame } from './frame';

const FIRST_LEFT_OUT = 5;
const PROGRESS_MS = 100;

export interface Wanted {
  name: string;
  pictures: Pictures;
  classes: Classes | null; // without them all pictures are wanted
  held: readonly boolean[] | null; // which pictures their makers keep from training
  colour: Colour; // as which they are read
  frame: Frame;
}

export async function loadSet(
  { name, pictures, classes, held, colour, frame: how }: Wanted,
  onProgress: (done: number, of: number) => void,
): Promise<Loaded> {
  const channels = channelsOf(colour);
  const area = elementsIn(how, channels);
  const labelled = indicesOf(pictures).filter((index) => !classes?.unlabelled.has(index));
  const wanted = [
    ...labelled.filter((index) => !held?.[index]),
    ...labelled.filter((index) => held?.[index]),
  ];
  const placeOf = new Map(wanted.map((index, place) => [index, place]));
  const all = new Uint8Array(wanted.length * area);
  const bad = new Map<number, Reason>(); // by place
  let [done, told] = [0, 0];
  await pictures.read(labelled, (index, image) => {
    const place = placeOf.get(index)!;
    if (isPicture(image)) frame(image, how, all, place * area);
    else bad.set(place, image);
    done++;
    if (performance.now() - told < PROGRESS_MS && done < wanted.length) return;
    told = performance.now();
    onProgress(done, wanted.length);
  });
  const good = [...wanted.keys()].filter((place) => !bad.has(place));
  if (good.length === 0) refuse(bad.values().next().value!);
  if (good.length < FEWEST_IMAGES) refuse({ file: name, why: 'too-few', images: good.length });
  const pixels = bad.size > 0 ? gathered(all, good, area) : all;
  const heldOut = good.filter((place) => held?.[wanted[place]!]).length;
  const divided = Math.min(heldOut, good.length - heldOut) >= FEWEST_APART;
  const set = {
    name,
    channels,
    height: how.size.height,
    width: how.size.width,
    pixels,
    ...(divided && { heldOut }),
    labels: classes && Uint8Array.from(good, (place) => classes.labels[wanted[place]!]!),
  };
  return transfer(
    {
      set,
      classNames: telling(classes),
      leftOut: { count: bad.size, first: [...bad.values()].slice(0, FIRST_LEFT_OUT) },
    },
    [pixels.buffer],
  );
}

/**
 * Only the images of these places, moved together first: all of them and a copy may be more than
 * there is room for.
 */
function gathered(
  all: Uint8Array<ArrayBuffer>,
  places: readonly number[],
  area: number,
): Uint8Array<ArrayBuffer> {
  places.forEach((from, to) => all.copyWithin(to * area, from * area, (from + 1) * area));
  return all.slice(0, places.length * area);
}

/** Names that say more than the numbers of the classes. */
function telling(classes: Classes | null): string[] | null {
  return classes && !classes.names.every((name, number) => name === String(number))
    ? classes.names
    : null;
}
