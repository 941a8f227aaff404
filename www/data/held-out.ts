// Which images their makers keep from training, by the names of folders and files: train and test,
// train-images and t10k-images.

const HELD_OUT = new Set([
  'test',
  'tests',
  'testing',
  't10k',
  'val',
  'valid',
  'validation',
  'dev',
  'eval',
  'heldout',
  'holdout',
]);
const TRAINING = new Set(['train', 'training']);

/** Fewer say nothing; then a part of all is held out, as where there is no such division. */
export const FEWEST_APART = 2;

/** Of each image, by its path; null where they are not divided so, each into one of both. */
export function heldOut(paths: readonly string[]): boolean[] | null {
  const held = paths.map(isHeldOut);
  const counts = [true, false].map((part) => held.filter((one) => one === part).length);
  return counts.every((count) => count >= FEWEST_APART) && !held.includes(null)
    ? (held as boolean[])
    : null;
}

/** By the innermost name that says it; null where none does. */
function isHeldOut(path: string): boolean | null {
  for (const name of path.split('/').reverse()) {
    const words = name.toLowerCase().split(/[^a-z0-9]+|(?<=[a-z])(?=\d+\b)/);
    const [held, training] = [HELD_OUT, TRAINING].map((set) => words.some((word) => set.has(word)));
    if (held !== training) return held!;
  }
  return null;
}

/** Folders that only divide the images so are no classes. */
export function dividesOnly(folder: string): boolean {
  return HELD_OUT.has(folder.toLowerCase()) || TRAINING.has(folder.toLowerCase());
}
