// What a chapter of the tour is made of: words, what each step sets on the page, and what it points
// at.
import type { TemplateResult } from 'lit';
import type { Request } from '../../store/requests';
import type { PageState, PanelName } from '../../store/state';

/** In the words of the schema, so that a test can tell whether it exists. */
export type Setting =
  { preset: string } | { choice: string; option: string } | { field: string; value: number };

/** Where to look: a panel, the control of a setting, or the bar. */
export type Sight = { panel: PanelName } | { choice: string } | { field: string } | 'bar';

/** Something to try, and how the tour knows that the visitor has. */
export interface Attempt {
  task(): unknown;
  done(request: Request, state: PageState): boolean;
  answer(): unknown;
}

export interface Step {
  text(): TemplateResult;
  formula?: string;
  sight: Sight;
  sets?: readonly Setting[]; // what the steps of the chapter before it have set stays
  training?: boolean; // left as it is, if not said
  attempt?: Attempt;
}

export interface Chapter {
  name: string;
  title(): string;
  steps: readonly Step[]; // the first sets a preset, the last has something to try
}
