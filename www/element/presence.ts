// Whether anyone can see an element: it is on the screen or near it, and its tab is in front.

/** An element is near when it comes this close to the window. */
const NEAR = '200px';

export class Presence {
  #near = false;
  #present: boolean | null = null; // unknown
  readonly #observer = new IntersectionObserver(
    (entries) => {
      this.#near = entries.at(-1)!.isIntersecting;
      this.#look();
    },
    { rootMargin: NEAR },
  );
  readonly #look = (): void => {
    const present = this.#near && document.visibilityState === 'visible';
    if (present === this.#present) return;
    this.#present = present;
    this.changed(present);
  };

  constructor(
    readonly element: Element,
    readonly changed: (present: boolean) => void,
  ) {}

  get present(): boolean {
    return this.#present === true;
  }

  /** Tells how it is, then of every change. */
  watch(): void {
    this.#present = null;
    this.#observer.observe(this.element);
    document.addEventListener('visibilitychange', this.#look);
  }

  rest(): void {
    this.#observer.disconnect();
    document.removeEventListener('visibilitychange', this.#look);
  }
}
