// The sources of labels there are for some images: their folders, columns of files, arrays; and
// which of them fit.
import { areMeasures, classesOf, folderLabels, type Classes } from './classes';
import { columnsOf, type Column } from './columns';
import { imageNames } from './names';
import { agreement, alphabetical, type Order } from './orders';
import { FEWEST_IMAGES } from './limits';
import { reasonOf, refuse, type Reason } from './reasons';
import type { Sources } from './sources';

/** Labels that fit, at least some of the images. */
export interface Labeling {
  file: string; // or several, or FOLDERS
  column: string | null; // where the file has several of labels
  classes: Record<Order, Classes>; // the same twice, but for a list whose order matters
  orders: { natural: string; alphabetical: string } | null; // then, two images in either order
  likelier: Order;
}

export interface Labelings {
  fitting: Map<string, Labeling>; // by a key for each
  unfit: Reason[];
}

/** The name of the labels that the images' folders give them. */
export const FOLDERS = 'folders';

/** An array of images. */
interface Part {
  file: string;
  count: number;
}

type Labels = readonly (string | null)[];
/** A column, or what an array holds for each image in its turn. */
type Found = { file: string } & Column;

/**
 * `parts`: the arrays that the images are made up of, if they are; their labels may come in as many
 * parts.
 */
export function labelings(
  { labels }: Pick<Sources, 'labels'>,
  paths: readonly string[],
  parts: readonly Part[],
): Labelings {
  const result: Labelings = { fitting: new Map(), unfit: [] };
  const order = labels.length > 0 ? alphabetical(paths) : null;
  const trying = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      const reason = reasonOf(error);
      if (!reason) throw error;
      result.unfit.push(reason);
    }
  };
  const offer = (found: Found): void =>
    trying(() => {
      const labeling = labelingOf(found, paths, order);
      result.fitting.set(
        [found.file, ...(found.heading === null ? [] : [found.heading])].join('\n'),
        labeling,
      );
    });
  const ofParts = parts.length > 1 ? labelsOfParts(labels, parts) : null;
  if (ofParts)
    offer({ file: ofParts.files.join(', '), heading: null, labels: ofParts.labels, beside: null });
  const found: Found[] = [];
  const images = imageNames(labels.length > 0 ? paths : []);
  for (const { file, labels: held } of labels.filter(
    ({ file }) => !ofParts?.files.includes(file),
  )) {
    trying(() => {
      const columns =
        held.kind === 'listed'
          ? [listed(file, held.labels, paths.length)]
          : columnsOf(file, held, images);
      found.push(...columns.map((column) => ({ file, ...column })));
    });
  }
  for (const one of together(found)) offer(one);
  const folders = parts.length === 0 ? folderLabels(paths) : null;
  if (folders) offer({ file: FOLDERS, heading: null, labels: folders, beside: null });
  return result;
}

function listed(file: string, labels: readonly string[], images: number): Column {
  if (labels.length !== images) refuse({ file, why: 'label-count', labels: labels.length, images });
  return { heading: null, labels: saidOnly(labels), beside: labels };
}

/** An empty text is no label. */
function saidOnly(labels: readonly string[]): Labels {
  return labels.map((label) => label || null);
}

function labelingOf(
  { file, heading, labels, beside }: Found,
  paths: readonly string[],
  order: readonly number[] | null,
): Labeling {
  if (areMeasures(labels)) refuse({ file, why: 'measures' });
  const natural = classesOf(file, labels);
  const missing = natural.unlabelled.size;
  if (labels.length - missing < FEWEST_IMAGES)
    refuse({ file, why: 'label-missing', image: paths[labels.indexOf(null)]!, missing });
  const swapped = beside && order && inOrder(labels, order);
  if (!swapped || swapped.every((label, image) => label === labels[image]))
    return {
      file,
      column: heading,
      orders: null,
      likelier: 'natural',
      classes: { natural, alphabetical: natural },
    };
  const first = order.findIndex((image, place) => image !== place);
  const orders = pairInBothOrders(paths[first]!, paths[order[first]!]!);
  const likelier =
    agreement(paths, inOrder(beside!, order!)) > agreement(paths, beside!)
      ? 'alphabetical'
      : 'natural';
  return {
    file,
    column: heading,
    orders,
    likelier,
    classes: { natural, alphabetical: classesOf(file, swapped) },
  };
}

function pairInBothOrders(a: string, b: string): { natural: string; alphabetical: string } {
  const [first, second] = [a, b].map((path) => path.slice(path.lastIndexOf('/') + 1)) as [
    string,
    string,
  ];
  return { natural: `${first}, ${second}`, alphabetical: `${second}, ${first}` };
}

/** What a list says of each image, where it goes through them in this order. */
function inOrder<T>(list: readonly T[], order: readonly number[]): T[] {
  const found: T[] = [];
  order.forEach((image, place) => (found[image] = list[place]!));
  return found;
}

/** Tables that name a part of the images each, as one for training and one for tests, are one. */
function together(found: readonly Found[]): Found[] {
  const partial = found.filter(({ beside, labels }) => beside === null && labels.includes(null));
  const joined = new Map<Found, Found | null>();
  for (const heading of new Set(partial.map((one) => one.heading))) {
    const members = partial.filter((one) => one.heading === heading);
    const files = new Set(members.map(({ file }) => file));
    const labels = joinedLabels(members.map((one) => one.labels));
    if (files.size < 2 || files.size < members.length || !labels) continue;
    members.forEach((one, place) =>
      joined.set(
        one,
        place === 0 ? { file: [...files].join(', '), heading, labels, beside: null } : null,
      ),
    );
  }
  return found.flatMap((one) => joined.get(one) ?? (joined.has(one) ? [] : [one]));
}

/** Null where two speak of the same image. */
function joinedLabels(all: readonly Labels[]): Labels | null {
  const said = all[0]!.map((_, image) =>
    all.map((labels) => labels[image]!).filter((label) => label !== null),
  );
  return said.every((labels) => labels.length < 2) ? said.map(([label]) => label ?? null) : null;
}

/**
 * For each array of images its labels, by their number or, where several have it, by the nearest
 * name; images for tests may have none.
 */
function labelsOfParts(
  sources: Sources['labels'],
  parts: readonly Part[],
): { files: string[]; labels: Labels } | null {
  const found = parts.map((part) => {
    const sized = sources.filter((one) => labelsOfPart(one, part) !== null);
    return (
      sized.find(({ file }) => stem(file) === stem(part.file)) ??
      (sized.length === 1 ? sized[0] : undefined)
    );
  });
  const used = found.filter((one) => one !== undefined);
  if (used.length === 0 || new Set(used).size < used.length) return null;
  const labels = found.flatMap((one, place) =>
    one ? labelsOfPart(one, parts[place]!)! : new Array<null>(parts[place]!.count).fill(null),
  );
  return { files: used.map(({ file }) => file), labels };
}

function labelsOfPart({ file, labels }: Sources['labels'][number], part: Part): Labels | null {
  if (labels.kind === 'listed')
    return labels.labels.length === part.count ? saidOnly(labels.labels) : null;
  try {
    return columnsOf(
      file,
      labels,
      imageNames(Array.from({ length: part.count }, (_, index) => `${part.file}[${index + 1}]`)),
    )[0]!.labels;
  } catch (error) {
    if (reasonOf(error)) return null;
    throw error;
  }
}

/**
 * A file's name without what tells images from labels: x_train and y_train, t10k-images and
 * t10k-labels.
 */
function stem(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  return name
    .replace(/\.(gz|npy|csv|tsv|txt|json)\b/g, '')
    .replace(/(^|[^a-z])(x|y|images?|labels?|targets?|data|idx\d|ubyte)(?=[^a-z]|$)/g, '')
    .replace(/[^a-z0-9]/g, '');
}
