// How far the visitor has come with images of their own.
import type { LeftOut, Options, Preview } from '../../data/messages';
import type { Reason } from '../../data/reasons';
import type { Slice } from '../../store/slice';
import type { NextModel } from './next-model';

export interface Importing {
  open: boolean;
  work: { kind: 'reading' } | { kind: 'loading'; done: number; of: number } | null;
  preview: Preview | null;
  options: Options | null; // as wanted; the preview follows
  model: NextModel | null; // chosen to learn from them
  problem: Reason | null;
  leftOut: LeftOut | null; // images that turned out to be unreadable: the others wait for a word
}

export type ImportAction =
  | { type: 'import-opened' }
  | { type: 'import-reading' }
  | { type: 'import-wanted'; options: Options }
  | { type: 'import-model'; model: NextModel }
  | { type: 'import-previewed'; preview: Preview }
  | { type: 'import-loading'; done: number; of: number }
  | { type: 'import-left-out'; leftOut: LeftOut }
  | { type: 'import-refused'; reason: Reason }
  | { type: 'import-emptied' } // back to where files are chosen
  | { type: 'import-closed' };

declare module '../../store/state' {
  interface PageSlices {
    importing: Importing;
  }
}
declare module '../../store/actions' {
  interface Actions {
    importing: ImportAction;
  }
}

export const NOT_IMPORTING: Importing = {
  open: false,
  work: null,
  preview: null,
  options: null,
  model: null,
  problem: null,
  leftOut: null,
};

export const importing: Slice<Importing, ImportAction> = {
  first: NOT_IMPORTING,
  on: {
    'import-opened': (importing) => ({ ...importing, open: true }),
    'import-reading': () => ({ ...NOT_IMPORTING, open: true, work: { kind: 'reading' } }),
    'import-wanted': (importing, { options }) => ({ ...importing, options, leftOut: null }),
    'import-model': (importing, { model }) => ({ ...importing, model }),
    // The visitor may have gone on choosing: only the first preview sets the options, and labels go
    // that no longer fit.
    'import-previewed': (importing, { preview }) => {
      const wanted = importing.options ?? preview.options;
      const labels =
        wanted.labels !== null && preview.labelings.some(({ key }) => key === wanted.labels)
          ? wanted.labels
          : null;
      const work = importing.work?.kind === 'loading' ? importing.work : null;
      return { ...importing, work, problem: null, preview, options: { ...wanted, labels } };
    },
    'import-loading': (importing, { done, of }) => ({
      ...importing,
      problem: null,
      work: { kind: 'loading', done, of },
    }),
    'import-left-out': (importing, { leftOut }) => ({ ...importing, work: null, leftOut }),
    'import-refused': (importing, { reason }) => ({
      ...importing,
      open: true,
      work: null,
      problem: reason,
    }),
    'import-emptied': () => ({ ...NOT_IMPORTING, open: true }),
    'import-closed': () => NOT_IMPORTING,
  },
};
