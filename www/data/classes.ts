// From labels as text to class numbers: which label each image has, and which number each label.
import type { LabelFile } from './labels';
import { MOST_CLASSES } from './limits';
import { refuse } from './reasons';

export interface Classes {
  labels: Uint8Array;
  names: string[];
}

const LONGEST_NAME = 40; // a class has to find room in a legend

const natural = new Intl.Collator('en', { numeric: true });

/** 2 before 10. */
export function byName(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** `file` is where the labels come from. */
export function classesOf(file: string, labels: readonly string[]): Classes {
  const names = [...new Set(labels)].sort(byName);
  if (names.length > MOST_CLASSES) refuse({ file, why: 'classes', classes: names.length });
  const numbers = new Map(names.map((name, number) => [name, number]));
  return { labels: Uint8Array.from(labels, (label) => numbers.get(label)!), names: names.map((name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name)) };
}

/** The folder each image lies in; null where that says nothing, because it is the same for all. */
export function folderLabels(paths: readonly string[]): string[] | null {
  const folders = paths.map((path) => path.split('/').at(-2));
  if (folders.includes(undefined) || new Set(folders).size < 2) return null;
  return folders as string[];
}

/** One label for each image, by its path, its name, or either without the ending. */
export function matchLabels(file: string, { kind, labels }: LabelFile, paths: readonly string[]): string[] {
  if (kind === 'listed') {
    if (labels.length !== paths.length) refuse({ file, why: 'label-count', labels: labels.length, images: paths.length });
    return labels;
  }
  const byKey = new Map([...labels].flatMap(([name, label]) => keys(name).map((key) => [key, label] as const)));
  const found = paths.map((path) => keys(path).map((key) => byKey.get(key)).find((label) => label !== undefined));
  const missing = found.filter((label) => label === undefined).length;
  if (missing === paths.length) refuse({ file, why: 'label-count', labels: labels.size, images: paths.length });
  if (missing > 0) refuse({ file, why: 'label-missing', image: paths[found.indexOf(undefined)]!, missing });
  return found as string[];
}

/** From the most to the least exact. */
function keys(path: string): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [...new Set([path, name].flatMap((key) => [key, key.replace(/\.\w{1,5}$/, '')]))];
}
