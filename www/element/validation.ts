// What can't be had as it was wanted: each sentence is told once, and stands there until its cause is gone.
import type { Complaint } from './attributes';

export class Complaints {
  #all: readonly Complaint[] = [];
  #untold: Complaint[] = [];

  get all(): readonly Complaint[] {
    return this.#all;
  }

  /** Those about these things are now the ones given; returns whether that is anything new. `translated`: they are the old ones in another language. */
  replace(about: readonly string[], complaints: readonly Complaint[], translated = false): boolean {
    const before = this.#all.filter((old) => about.includes(old.about));
    const fresh = complaints.filter(({ text }) => !before.some((old) => old.text === text));
    if (fresh.length === 0 && complaints.length === before.length) return false;
    this.#all = [...this.#all.filter((old) => !about.includes(old.about)), ...complaints];
    if (!translated) this.#untold.push(...fresh);
    return true;
  }

  /** Those that nobody has been told of yet. */
  takeUntold(): Complaint[] {
    return this.#untold.splice(0);
  }
}
