// Where parts of the page have their state from: the nearest provider above them, which each asks for by an event when it is put there.
import type { Observable } from '../store/store';
import type { Look } from './theme-colors';

/** A part, as its provider knows it. */
export interface Consumer {
  look: Look;
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
  #look: Look;

  /** Of all that stands below `root`. */
  constructor(root: HTMLElement, readonly store: Observable, look: Look) {
    this.#look = look;
    root.addEventListener(ProviderRequest.type, (event) => {
      if (event.target === root) return; // which may be a part itself, and asks further up
      event.stopPropagation();
      (event as ProviderRequest).provided = this.#join((event as ProviderRequest).consumer);
    });
  }

  /** Other colours, for all of them. */
  set look(look: Look) {
    if (look === this.#look) return;
    this.#look = look;
    for (const consumer of this.#consumers) consumer.look = look;
  }

  #join(consumer: Consumer): Provided {
    this.#consumers.add(consumer);
    consumer.look = this.#look;
    return { store: this.store, leave: () => void this.#consumers.delete(consumer) };
  }
}
