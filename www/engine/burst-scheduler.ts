// The training loops of one worker share its one thread and its GPU: their bursts take turns, and
// are the shorter the more loops there are, so that every model on the page keeps moving.
import { SerialQueue } from './serial-queue';

const PERIOD_MS = 100; // all bursts of one round: about the rate at which a page is worth redrawing
const LEAST_MS = 20; // of a burst: reading back would take most of a shorter one
// while someone drags: waiting for a burst, decoding and drawing must fit into 50 ms
const INTERACTIVE_MS = 15;
const INTERACTION_LASTS_MS = 1000;

export class BurstScheduler {
  #queue = new SerialQueue();
  #loops = 0;
  #interactiveUntil = -Infinity;

  /** How many loops run. */
  get loops(): number {
    return Math.max(1, this.#loops);
  }

  /** A loop begins to run; what it returns ends that. */
  enter(): () => void {
    this.#loops++;
    return () => void this.#loops--;
  }

  /** Runs `burst` after those that came before it. */
  take<T>(burst: () => Promise<T>): Promise<T> {
    return this.#queue.run(burst);
  }

  /** Someone drags: all bursts are short for a while, so that the next request is answered soon. */
  hurry(now: number): void {
    this.#interactiveUntil = now + INTERACTION_LASTS_MS;
  }

  /** How long a burst may be; `share` is the part of the time spent training. */
  budgetMs(now: number, share: number): number {
    if (now < this.#interactiveUntil) return Math.min(INTERACTIVE_MS, PERIOD_MS * share);
    return Math.max(LEAST_MS, PERIOD_MS / this.loops) * share;
  }
}
