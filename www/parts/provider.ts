// Where parts of the page have their state from: the nearest provider above them, which each asks
// for by an event when it is put there.
import type { Observable } from '../store/store';
import type { ThemeColors } from './theme-colors';

/** A part, as its provider knows it. */
export interface Consumer {
  colors: ThemeColors;
}

export interface Provided {
  store: Observable;
  leave(): void;
}

/** Asks whoever stands above for the state. */
export class ProviderRequest extends Event {
  static readonly type = 'lab-provider-request';
  provided: Provided | null = null; // the answer
  constructor(readonly consumer: Consumer) {
    super(ProviderRequest.type, { bubbles: true });
  }
}

export class Provider {
  readonly #consumers = new Set<Consumer>();
  #colors: ThemeColors;

  /** Of all that stands below `root`. */
  constructor(
    root: HTMLElement,
    readonly store: Observable,
    colors: ThemeColors,
  ) {
    this.#colors = colors;
    root.addEventListener(ProviderRequest.type, (event) => {
      if (event.target === root) return; // which may be a part itself, and asks further up
      event.stopPropagation();
      (event as ProviderRequest).provided = this.#join((event as ProviderRequest).consumer);
    });
  }

  /** Other colours, for all of them. */
  set colors(colors: ThemeColors) {
    if (colors === this.#colors) return;
    this.#colors = colors;
    for (const consumer of this.#consumers) consumer.colors = colors;
  }

  #join(consumer: Consumer): Provided {
    this.#consumers.add(consumer);
    consumer.colors = this.#colors;
    return { store: this.store, leave: () => void this.#consumers.delete(consumer) };
  }
}
