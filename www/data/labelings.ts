// The sources of labels there are for some images: their folders, a file, arrays; and which of them fit.
import { classesOf, folderLabels, matchLabels, type Classes } from './classes';
import { reasonOf, type Reason } from './reasons';
import type { Sources } from './sources';

export interface Labelings {
  fitting: Map<string, Classes>; // by where they come from
  unfit: Reason[];
}

/** The name of the labels that the images' folders give them. */
export const FOLDERS = 'folders';

/** `parts`: the arrays that the images are made up of, if they are; their labels may come in as many parts. */
export function labelings({ labels }: Sources, paths: readonly string[], parts: readonly { file: string; count: number }[]): Labelings {
  const found: Labelings = { fitting: new Map(), unfit: [] };
  const offer = (name: string, make: () => string[]): void => {
    try {
      found.fitting.set(name, classesOf(name, make()));
    } catch (error) {
      const reason = reasonOf(error);
      if (!reason) throw error;
      found.unfit.push(reason);
    }
  };
  const rest = new Set(labels);
  if (parts.length > 1) {
    const joined = labelsOfParts(labels, parts);
    if (joined) {
      joined.forEach((one) => rest.delete(one));
      offer(joined.map(({ file }) => file).join(', '), () => joined.flatMap((one) => [...one.labels.labels.values()]));
    }
  }
  for (const one of rest) offer(one.file, () => matchLabels(one.file, one.labels, paths));
  const folders = parts.length === 0 ? folderLabels(paths) : null;
  if (folders) offer(FOLDERS, () => folders);
  return found;
}

/** For each array of images its labels, by their number or, where several have it, by the nearest name. */
function labelsOfParts(labels: Sources['labels'], parts: readonly { file: string; count: number }[]): Sources['labels'] | null {
  const found = parts.map(({ file, count }) => {
    const sized = labels.filter(({ labels }) => labels.kind === 'listed' && labels.labels.length === count);
    return sized.find((one) => stem(one.file) === stem(file)) ?? (sized.length === 1 ? sized[0] : undefined);
  });
  return found.every((one) => one !== undefined) && new Set(found).size === parts.length ? (found as Sources['labels']) : null;
}

/** A file's name without what tells images from labels: x_train and y_train, t10k-images and t10k-labels. */
function stem(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  return name.replace(/\.(gz|npy)\b/g, '').replace(/(^|[^a-z])(x|y|images?|labels?|targets?|data|idx\d|ubyte)(?=[^a-z]|$)/g, '').replace(/[^a-z0-9]/g, '');
}
