// Which held-out images stand on the page: a few of each class where the data has labels, else the
// first ones.

/** Images to choose from; the page keeps room for them before they arrive. */
export const GALLERY_SIZE = 20;

export interface Gallery {
  indices: number[]; // of held-out images, by class
  labels: (number | null)[]; // of those images
}

/** Up to `size` images, spread over the classes as evenly as they allow. */
export function chooseGallery(heldOut: number, labels: Uint8Array | null, size: number): Gallery {
  if (!labels) {
    const indices = Array.from({ length: Math.min(size, heldOut) }, (_, index) => index);
    return { indices, labels: indices.map(() => null) };
  }
  const classes = new Map<number, number[]>();
  labels.forEach((label, index) =>
    classes.set(label, [...(classes.get(label) ?? []), index].slice(0, size)),
  );
  const chosen: { index: number; label: number }[] = [];
  for (let round = 0; round < size && chosen.length < size; round++) {
    for (const label of [...classes.keys()].sort((a, b) => a - b)) {
      const index = classes.get(label)![round];
      if (index !== undefined && chosen.length < size) chosen.push({ index, label });
    }
  }
  chosen.sort((a, b) => a.label - b.label || a.index - b.index);
  return { indices: chosen.map(({ index }) => index), labels: chosen.map(({ label }) => label) };
}

/** The ends of a walk before the visitor chooses: two images that are likely to differ. */
export function endsOf({ indices }: Gallery): [from: number, to: number] | null {
  const [from, to] = [indices[0], indices[Math.floor(indices.length / 2)]];
  return from === undefined || to === undefined ? null : [from, to];
}

/** One image of each class first, as many as `count`: what the reconstructions show. */
export function onePerClass(gallery: Gallery, count: number): number[] {
  const seen = new Set<number>();
  const first: number[] = [];
  const rest: number[] = [];
  gallery.indices.forEach((index, at) => {
    const label = gallery.labels[at];
    if (label === null || label === undefined || seen.has(label)) rest.push(index);
    else {
      first.push(index);
      seen.add(label);
    }
  });
  return [...first, ...rest].slice(0, count);
}
