// What can't be had as it was wanted: each sentence is told once, and stands there until its cause
// is gone.
import type { ValidationIssue } from './attributes';

export class ValidationIssues {
  #all: readonly ValidationIssue[] = [];
  #untold: ValidationIssue[] = [];

  get all(): readonly ValidationIssue[] {
    return this.#all;
  }

  /**
   * Those about these things are now the ones given; returns whether that is anything new.
   * `translated`: they are the old ones in another language.
   */
  replace(
    about: readonly string[],
    issues: readonly ValidationIssue[],
    translated = false,
  ): boolean {
    const before = this.#all.filter((old) => about.includes(old.about));
    const fresh = issues.filter(({ text }) => !before.some((old) => old.text === text));
    if (fresh.length === 0 && issues.length === before.length) return false;
    this.#all = [...this.#all.filter((old) => !about.includes(old.about)), ...issues];
    if (!translated) this.#untold.push(...fresh);
    return true;
  }

  /** Those that nobody has been told of yet. */
  takeUntold(): ValidationIssue[] {
    return this.#untold.splice(0);
  }
}
