// How many labels the small classifier can be given.
const LABELS = [50, 100, 300, 1000, 3000, 10_000];

/** As many as there may be: where images are few, all of them. */
export function labelChoices(images: number): number[] {
  const choices = LABELS.filter((labels) => labels <= images);
  return choices.length > 0 ? choices : [images];
}
