// Steps a second as a visitor would count them: rests and drawing included, over the last two
// seconds.

const WINDOW_MS = 2000;

export class StepRate {
  #marks: { at: number; total: number }[] = [];
  #total = 0;

  restart(now: number): void {
    this.#total = 0;
    this.#marks = [{ at: now, total: 0 }];
  }

  /** Notes `steps` finished at `now`; returns the rate. */
  add(steps: number, now: number): number {
    this.#total += steps;
    this.#marks.push({ at: now, total: this.#total });
    while (this.#marks.length > 2 && now - this.#marks[1]!.at >= WINDOW_MS) this.#marks.shift();
    const first = this.#marks[0]!;
    return now > first.at ? ((this.#total - first.total) * 1000) / (now - first.at) : 0;
  }
}
