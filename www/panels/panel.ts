// What a panel is to those who show it. Its folder holds the rest: NAME-panel.ts is its element,
// the tag lab-NAME; NAME.css its styles; poster.css the room it takes before it is there;
// placeholder.html what index.html holds in its place.
import type { Capabilities } from '../protocol/rust-types';

export interface Panel<Name extends string = string> {
  readonly name: Name;
  readonly title: () => string;
  /**
   * The sentence below the title, of a VAE where it depends on the model; none where it depends on
   * more.
   */
  readonly caption: (() => string) | null;
  /** Whether it makes sense for a model. */
  readonly suits: (can: Capabilities) => boolean;
  /** For a first-time visitor: few, so that the page stays calm. */
  readonly open: boolean;
  /** It has a row of a widget for itself. */
  readonly wide: boolean;
}

/** With the type of what it is given: its own name, and whether it has a caption. */
export function definePanel<const P extends Panel>(panel: P): P {
  return panel;
}
