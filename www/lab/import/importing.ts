// How far the visitor has come with images of their own.
import type { Options, Preview } from '../../data/messages';
import type { Reason } from '../../data/reasons';

export interface Importing {
  open: boolean;
  work: { kind: 'reading' } | { kind: 'loading'; done: number; of: number } | null;
  preview: Preview | null;
  options: Options | null; // as wanted; the preview follows
  problem: Reason | null;
}

export type ImportAction =
  | { type: 'import-opened' }
  | { type: 'import-reading' }
  | { type: 'import-wanted'; options: Options }
  | { type: 'import-previewed'; preview: Preview }
  | { type: 'import-loading'; done: number; of: number }
  | { type: 'import-refused'; reason: Reason }
  | { type: 'import-emptied' } // back to where files are chosen
  | { type: 'import-closed' };

export const NOT_IMPORTING: Importing = { open: false, work: null, preview: null, options: null, problem: null };

export function reduceImporting(importing: Importing, action: ImportAction): Importing {
  switch (action.type) {
    case 'import-opened':
      return { ...importing, open: true };
    case 'import-reading':
      return { ...NOT_IMPORTING, open: true, work: { kind: 'reading' } };
    case 'import-wanted':
      return { ...importing, options: action.options };
    case 'import-previewed': {
      // The visitor may have gone on choosing: only the first preview sets the options, and labels go that no longer fit.
      const { preview } = action;
      const wanted = importing.options ?? preview.options;
      const labels = wanted.labels !== null && preview.labelings.includes(wanted.labels) ? wanted.labels : null;
      const work = importing.work?.kind === 'loading' ? importing.work : null;
      return { ...importing, work, problem: null, preview, options: { ...wanted, labels } };
    }
    case 'import-loading':
      return { ...importing, problem: null, work: { kind: 'loading', done: action.done, of: action.of } };
    case 'import-refused':
      return { ...importing, open: true, work: null, problem: action.reason };
    case 'import-emptied':
      return { ...NOT_IMPORTING, open: true };
    case 'import-closed':
      return NOT_IMPORTING;
  }
}
