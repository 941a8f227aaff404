// Files of labels beside images, for tests of what is made of them.
import { labelings, type Labelings } from '../../../www/data/labelings';
import { readLabels } from '../../../www/data/labels';
import type { Order } from '../../../www/data/orders';

/** Files of labels beside images, and what each of them gives. */
export function given(
  files: Record<string, string | Uint8Array>,
  paths: readonly string[],
  parts: { file: string; count: number }[] = [],
): Labelings {
  const labels = Object.entries(files).map(([file, text]) => ({
    file,
    labels: readLabels(file, typeof text === 'string' ? new TextEncoder().encode(text) : text),
  }));
  return labelings({ labels }, paths, parts);
}

/** The labels that a file gives the images, '' for none; or why it gives none. */
export function labelsBy(
  files: string | Record<string, string | Uint8Array>,
  paths: readonly string[],
  { order, key }: { order?: Order; key?: string } = {},
): unknown {
  const { fitting, unfit } = given(
    typeof files === 'string' ? { 'labels.csv': files } : files,
    paths,
  );
  const found = [...fitting].find(([name, { file }]) =>
    key ? name === key : file !== 'folders',
  )?.[1];
  if (!found) return unfit[0];
  const { labels, names, unlabelled } = found.classes[order ?? found.likelier];
  return paths.map((_, image) => (unlabelled.has(image) ? '' : names[labels[image]!]!));
}
