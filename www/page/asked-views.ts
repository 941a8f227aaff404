// Which panels somebody sees, and so which pictures the engine was asked for last.
import type { ViewRequest } from '../protocol/messages';
import type { PageState, PanelName } from '../store/state';
import { viewRequest } from './view-request';

export class AskedViews {
  readonly #visible = new Set<PanelName>();
  #last = '';

  see(panel: PanelName, visible: boolean): void {
    if (visible) this.#visible.add(panel);
    else this.#visible.delete(panel);
  }

  sees(panel: PanelName): boolean {
    return this.#visible.has(panel);
  }

  /** What to ask for now, where that is anything else than before. */
  changed(state: PageState): ViewRequest | null {
    const views = viewRequest(state, this.#visible);
    const text = JSON.stringify(views);
    if (text === this.#last) return null;
    this.#last = text;
    return views;
  }

  /** Another engine, or another model, has been asked for nothing yet. */
  forget(): void {
    this.#last = '';
  }
}
