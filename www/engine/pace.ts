// How many steps to train before the worker looks up again, from how long the last ones took.

const GROWTH = 4; // against one lucky measurement
const MOST_STEPS = 1000;

/**
 * The first bursts. Steps compile and tune themselves at first, so the very first says nothing; the
 * next two tell what a burst costs however short it is, which is reading back: next to nothing, but
 * 100 ms from a GPU in Firefox.
 */
const FIRST_BURSTS = [1, 1, 2];

export class Pace {
  #bursts: { steps: number; ms: number }[] = []; // the first ones
  #overheadMs = 0;
  #stepMs = 0;
  #lastBurst = 0;

  /** Forgets the measurements: another model or device. */
  restart(): void {
    this.#bursts = [];
    this.#overheadMs = 0;
    this.#stepMs = 0;
  }

  /** Steps of the next burst, which may take `budgetMs`. */
  nextBurst(budgetMs: number): number {
    const first = FIRST_BURSTS[this.#bursts.length];
    if (first !== undefined) return first;
    const fitting = Math.floor(budgetMs / this.#stepMs);
    return Math.max(1, Math.min(fitting, this.#lastBurst * GROWTH, MOST_STEPS));
  }

  /**
   * Notes a burst. A shorter time is believed at once, a longer one by half: other work may have
   * interrupted it.
   */
  took(steps: number, ms: number): void {
    this.#lastBurst = steps;
    if (this.#bursts.length < FIRST_BURSTS.length) {
      this.#bursts.push({ steps, ms });
      if (this.#bursts.length === FIRST_BURSTS.length) this.#measureOverhead();
    }
    this.#overheadMs = Math.min(this.#overheadMs, 0.95 * ms);
    const measured = Math.max((ms - this.#overheadMs) / steps, 0.01);
    this.#stepMs =
      this.#stepMs === 0 || measured < this.#stepMs ? measured : (this.#stepMs + measured) / 2;
  }

  /** The line through the last two of the first bursts; what it leaves at no steps is overhead. */
  #measureOverhead(): void {
    const [, one, two] = this.#bursts;
    if (!one || !two || two.steps === one.steps) return; // someone asked for other steps meanwhile
    const slope = (two.ms - one.ms) / (two.steps - one.steps);
    this.#overheadMs = Math.max(0, one.ms - slope * one.steps);
    this.#stepMs = 0; // what was measured so far had the overhead in it
  }
}

/** The pause after `busyMs` of work that leaves training its share of the time. */
export function restMs(busyMs: number, share: number): number {
  return share >= 1 ? 0 : busyMs / share - busyMs;
}
