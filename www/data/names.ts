// Which row of a table means which image, by their names: the longest matching path decides.

/** For each image the rows that name it equally well: most often one or none. */
export interface Matches {
  rows: (readonly number[])[];
  count: number; // of images with a row
  /** A name that may be that of several images. */
  ambiguous: { name: string; images: readonly [number, number] } | null;
}

/** The images' names, made ready to be looked up. */
export interface ImageNames {
  paths: readonly string[];
  forms: readonly (readonly string[])[]; // of each image, from the most to the least exact
  bases: ReadonlySet<string>; // all forms, without folders
  exactBases: ReadonlySet<string>;
}

/**
 * As written; without the ending; whatever the case, and with what stands for other letters in
 * addresses; both.
 */
const FORMS = 4;
/**
 * Of pictures and what they are made from; of other names what follows a dot may be all that tells
 * them apart.
 */
const ENDING =
  /(?<=[^/])\.(a?png|jpe?g|jpe|jfif|gif|bmp|webp|avif|ico|tiff?|hei[cf]|jxl|svg|p[bgpn]m|dcm|dng|raw|cr2|nef|psd|np[yz]|txt|xml|json)$/i;

export function imageNames(paths: readonly string[]): ImageNames {
  const forms = paths.map(formsOf);
  return {
    paths,
    forms,
    bases: new Set(forms.flatMap((of) => of.map(baseOf))),
    exactBases: new Set(forms.map(([exact]) => baseOf(exact!))),
  };
}

/** `folder` is the table's own, from which its names may lead. */
export function matchNames(names: readonly string[], images: ImageNames, folder: string): Matches {
  const spelled = names.map((name) => canonical(name));
  const matches = match(
    spelled.map((name) => (folder && name ? [name, `${folder}/${name}`] : [name])),
    images,
  );
  if (matches.count > 0 || matches.ambiguous) return matches;
  // The set may have been moved: what all names have in common is then no part of them.
  const [root, top] = [
    commonFolder(spelled.filter((name) => name !== '')),
    commonFolder(images.forms.map(([path]) => path!)),
  ];
  return root
    ? match(
        spelled.map((name) => [name.slice(root.length)]),
        {
          ...images,
          forms: images.forms.map((forms) => forms.map((form) => form.slice(top.length))),
        },
      )
    : matches;
}

/**
 * How many different ones of these are, folders aside, names of images; and how many exactly so.
 */
export function countNamed(
  names: Iterable<string>,
  { bases, exactBases }: ImageNames,
): { all: number; exact: number } {
  const found = [...new Set(names)]
    .map((name) =>
      formsOf(name)
        .map(baseOf)
        .find((base) => bases.has(base)),
    )
    .filter((base) => base !== undefined);
  const different = new Set(found);
  return {
    all: different.size,
    exact: [...different].filter((base) => exactBases.has(base)).length,
  };
}

function match(names: readonly (readonly string[])[], images: ImageNames): Matches {
  const rows: number[][] = images.paths.map(() => []);
  const taken = new Set<number>();
  let ambiguous: Matches['ambiguous'] = null;
  const spellings = names.map((spelt) => spelt.map(formsOf));
  for (let form = 0; form < FORMS; form++) {
    const byRow = new Map<number, { image: number; length: number }[]>();
    for (const [image, { row, length }] of longest(spellings, images, form, rows, taken))
      for (const one of row) push(byRow, one, { image, length });
    for (const [row, found] of byRow) {
      const most = found.reduce((most, { length }) => Math.max(most, length), 0);
      const best = found.filter(({ length }) => length === most);
      if (best.length > 1)
        ambiguous ??= { name: names[row]![0]!, images: [best[0]!.image, best[1]!.image] };
      else rows[best[0]!.image]!.push(row);
      taken.add(row);
    }
  }
  return { rows, count: rows.filter((row) => row.length > 0).length, ambiguous };
}

/**
 * Of each image without a row the rows whose name shares the longest path with its own: one is the
 * end of the other.
 */
function longest(
  spellings: readonly (readonly (readonly string[])[])[],
  images: ImageNames,
  form: number,
  rows: readonly number[][],
  taken: ReadonlySet<number>,
): Map<number, { row: Set<number>; length: number }> {
  const best = new Map<number, { row: Set<number>; length: number }>();
  const offer = (image: number, row: number, length: number): void => {
    const before = best.get(image);
    if (!before || length > before.length) best.set(image, { row: new Set([row]), length });
    else if (length === before.length) before.row.add(row);
  };
  const open = images.forms
    .map((of, image) => ({ image, path: of[form]! }))
    .filter(({ image }) => rows[image]!.length === 0);
  const [byName, byPath] = [new Map<string, number[]>(), new Map<string, number[]>()];
  for (const { image, path } of open) push(byPath, path, image);
  spellings.forEach((spelt, row) => {
    if (taken.has(row)) return;
    for (const of of spelt) {
      const name = of[form]!;
      if (name === '') continue;
      push(byName, name, row);
      for (const end of endings(name))
        for (const image of byPath.get(end) ?? []) offer(image, row, depth(end));
    }
  });
  for (const { image, path } of open) {
    for (const end of endings(path)) {
      const found = byName.get(end);
      found?.forEach((row) => offer(image, row, depth(end)));
      if (found) break;
    }
  }
  return best;
}

/** The path, and what is left of it without its first folders. */
function* endings(path: string): Generator<string> {
  yield path;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    yield path.slice(at + 1);
}

const depth = (path: string): number => path.split('/').length;
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function formsOf(path: string): string[] {
  const exact = canonical(path);
  const folded = canonical(decoded(exact)).toLowerCase();
  return [exact, withoutEnding(exact), folded, withoutEnding(folded)];
}

/**
 * Windows' separators, drives, `./` and `..`, and the ways to write one letter in Unicode make no
 * difference.
 */
export function canonical(name: string): string {
  const kept: string[] = [];
  for (const part of name
    .normalize('NFC')
    .trim()
    .replace(/^file:\/+/i, '')
    .replace(/^[a-z]:(?=[\\/])/i, '')
    .split(/[\\/]+/)) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept.join('/');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function withoutEnding(path: string): string {
  return path.replace(ENDING, '');
}

/** The folder that all lie in, with its slash. */
function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  let common = first.slice(0, first.lastIndexOf('/') + 1);
  for (const path of rest)
    while (!path.startsWith(common))
      common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
  return common;
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
