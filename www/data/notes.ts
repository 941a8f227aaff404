// What a visitor should know of images that are learned from all the same, as data:
// page/import/notes.ts has the words.
import type { Picture } from './picture';
import type { Labeling } from './labelings';
import type { Pictures } from './pictures';
import type { Sources } from './sources';

export type Note = { file: string } & (
  | { note: 'code-page'; codePage: string } // a text of labels in no Unicode, read by the likeliest code page
  | { note: 'unlabelled'; missing: number; image: string; chosen: boolean } // images without a label, left out where these labels are chosen
  | { note: 'animated'; images: number } // some of those shown, of which the first frame is taken
);

/** Of labels in a text whose encoding was guessed. */
export function notesOnTexts(labels: Sources['labels']): Note[] {
  return labels.flatMap(({ file, labels }) =>
    labels.kind === 'table' && labels.codePage
      ? [{ file, note: 'code-page', codePage: labels.codePage }]
      : [],
  );
}

/** Of the chosen labels, or, where none are, of those that might be. */
export function notesOnLabels(
  chosen: Labeling | undefined,
  all: Iterable<Labeling>,
  pictures: Pictures,
): Note[] {
  const partial = (chosen ? [chosen] : [...all]).find(
    ({ classes }) => classes.natural.unlabelled.size > 0,
  );
  if (!partial) return [];
  const { unlabelled } = partial.classes.natural;
  return [
    {
      file: partial.file,
      note: 'unlabelled',
      missing: unlabelled.size,
      image: pictures.path([...unlabelled][0]!),
      chosen: chosen !== undefined,
    },
  ];
}

export function notesOnPictures(
  previewed: ReadonlyMap<number, Picture>,
  pictures: Pictures,
): Note[] {
  const animated = [...previewed].filter(([, picture]) => picture.animated);
  return animated.length > 0
    ? [{ file: pictures.path(animated[0]![0]), note: 'animated', images: animated.length }]
    : [];
}
