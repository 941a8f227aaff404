// When notices leave by themselves: once they have been in sight long enough to be read, and not
// while a visitor is at them.
import type { Notice } from '../store/state';

const SECONDS: Record<Notice['tone'], number> = { info: 10, warning: 30, error: 60 };

export class Leaving {
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #notices: readonly Notice[] = [];
  #held = false;

  constructor(readonly leave: (id: number) => void) {}

  /**
   * What is shown now. A notice that the run has stopped stays: nothing happens until the visitor
   * acts.
   */
  show(notices: readonly Notice[]): void {
    this.#notices = notices;
    for (const [id, timer] of this.#timers) {
      if (notices.some((notice) => notice.id === id)) continue;
      clearTimeout(timer);
      this.#timers.delete(id);
    }
    if (this.#held) return;
    for (const { id, tone, stopped } of notices) {
      if (!stopped && !this.#timers.has(id))
        this.#timers.set(
          id,
          setTimeout(() => this.leave(id), 1000 * SECONDS[tone]),
        );
    }
  }

  /**
   * While a visitor points at them, or the page can't be seen, none leaves; after that, each has
   * its time again.
   */
  hold(held: boolean): void {
    this.#held = held;
    if (held) this.#clear();
    else this.show(this.#notices);
  }

  #clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  end(): void {
    this.#clear();
    this.#notices = [];
  }
}
