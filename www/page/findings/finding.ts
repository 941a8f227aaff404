// What the page may notice of a run, and say in a sentence with a button that helps: the figures it
// goes by, and what a notice is made of.
import type { PageState } from '../../store/state';
import type { Request } from '../../store/requests';

/** Of a run, as far as it has come with its present settings. */
export interface Figures extends Pick<
  PageState,
  'config' | 'data' | 'curves' | 'progress' | 'evaluation'
> {
  /** The step at which the present settings began. */
  since: number;
  /**
   * Of each dimension of the code whether its mean moves from image to image; null where nobody has
   * looked lately.
   */
  active: readonly boolean[] | null;
}

export interface Finding {
  says: string;
  help: { label: string; request: Request };
}

/** A pure function: the same figures are always found the same; null while it is not true. */
export type Find = (figures: Figures) => Finding | null;
