// What every part of the page has in common: it says what it shows of the state and is handed only
// that; requests go up, and it renders into the light DOM.
import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { RequestEvent, type Request } from '../store/requests';
import type { PageState } from '../store/state';
import type { Observable, Selector } from '../store/store';
import { ProviderRequest } from './provider';
import type { ThemeColors } from './theme-colors';

export abstract class PartElement<Shown extends object = object> extends LitElement {
  @property({ attribute: false }) state!: Shown;
  @property({ attribute: false }) colors!: ThemeColors;
  /** All of the state, for what is done with it; what is shown of it comes by the selector. */
  protected store!: Observable;
  #leave: (() => void) | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** What a part picks of the state, together. */
  protected shows(_state: PageState): Shown {
    return {} as Shown;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.join();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
    this.#leave = null;
  }

  /**
   * Follows the nearest provider above; to be called again where that came to the page after the
   * part did.
   */
  join(): void {
    if (this.#leave) return;
    const request = new ProviderRequest(this);
    this.dispatchEvent(request);
    const { provided } = request;
    if (!provided) return;
    this.store = provided.store;
    const unsubscribe = this.store.subscribe(
      (state) => this.shows(state),
      (shown) => (this.state = shown),
    );
    this.#leave = () => (unsubscribe(), provided.leave());
  }

  protected ask(request: Request): void {
    this.dispatchEvent(new RequestEvent(request));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Until the first state arrives, what index.html holds in this place stays on the page. */
  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.state !== undefined;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (!this.hasUpdated) this.replaceChildren();
  }
}

/**
 * A part that shows what these selectors pick: `class LabSamples extends part(pick('gallery'),
 * drawn('samples'))`.
 */
export function part<A extends object = object, B extends object = object>(
  ...selectors: [Selector<A>?, Selector<B>?]
): abstract new () => PartElement<A & B> {
  abstract class Part extends PartElement<A & B> {
    protected override shows(state: PageState): A & B {
      return Object.assign({}, ...selectors.map((select) => select?.(state))) as A & B;
    }
  }
  return Part;
}
