// From labels as text to class numbers: which label each image has, and which number each label.
import { dividesOnly } from './held-out';
import { MOST_CLASSES } from './limits';
import { refuse } from './reasons';

export interface Classes {
  labels: Uint8Array; // 0 for the unlabelled, too
  names: string[];
  unlabelled: ReadonlySet<number>; // images
}

/** Numbers with fractions, of which most stand once: they measure something, and are no classes. */
export function areMeasures(labels: readonly (string | null)[]): boolean {
  const different = [...new Set(labels)].filter((label) => label !== null);
  const fractions = different.filter((label) =>
    /^[+-]?\d*[.,]\d*(?:[1-9]\d*)(e[+-]?\d+)?$|^[+-]?\d+(\.\d+)?e-\d+$/i.test(label),
  );
  return (
    different.length > Math.max(2, labels.length / 2) && fractions.length > different.length / 2
  );
}

const LONGEST_NAME = 40; // a class has to find room in a legend

const natural = new Intl.Collator('en', { numeric: true });

/** 2 before 10. */
export function byName(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** `file` is where the labels come from; null is no label. */
export function classesOf(file: string, labels: readonly (string | null)[]): Classes {
  const names = [...new Set(labels)].filter((label) => label !== null).sort(byName);
  if (names.length > MOST_CLASSES) refuse({ file, why: 'classes', classes: names.length });
  const numbers = new Map<string | null, number>(names.map((name, number) => [name, number]));
  return {
    labels: Uint8Array.from(labels, (label) => numbers.get(label) ?? 0),
    names: names.map((name) =>
      name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name,
    ),
    unlabelled: new Set(labels.flatMap((label, image) => (label === null ? [image] : []))),
  };
}

/** Of all images; pictures that lie beside the folders of the classes are hardly more. */
const FEW = 0.1;

/**
 * The innermost folders that tell images apart, or the outermost, where classes have folders
 * inside; null where none do. Pictures beside those folders, or beside none, have no label.
 */
export function folderLabels(paths: readonly string[]): (string | null)[] | null {
  const folders = paths.map((path) => path.normalize('NFC').split('/').slice(0, -1));
  const levels = Array.from(
    { length: folders.reduce((most, parts) => Math.max(most, parts.length), 0) },
    (_, level) => level,
  );
  const inner = levels
    .map((level) => atLevel(folders, (parts) => parts.length - 1 - level))
    .find(tellsApart);
  const outer = levels.map((level) => atLevel(folders, () => level)).find(tellsApart);
  return (
    [inner, outer].find((labels) => labels && missing(labels) <= FEW * paths.length) ??
    [inner, outer].find((labels) => labels && missing(labels) < paths.length / 2) ??
    null
  );
}

/** A folder that holds others of that level is none of a class. */
function atLevel(
  folders: readonly (readonly string[])[],
  place: (parts: readonly string[]) => number,
): (string | null)[] {
  const holding = new Set(
    folders
      .filter((parts) => place(parts) >= 0)
      .map((parts) => parts.slice(0, place(parts)).join('/')),
  );
  return folders.map((parts) => {
    const at = place(parts);
    return at < 0 || at >= parts.length || holding.has(parts.slice(0, at + 1).join('/'))
      ? null
      : parts[at]!;
  });
}

const missing = (labels: readonly (string | null)[]): number =>
  labels.filter((label) => label === null).length;
/** Training and test images are no classes. */
function tellsApart(labels: readonly (string | null)[]): boolean {
  const names = new Set(labels.filter((label) => label !== null));
  return names.size >= 2 && ![...names].every(dividesOnly);
}
