// Two runs at one pace: both train to the same step, and the one that gets there first waits for
// the other.

const ROUND_SECONDS = 0.25; // so far may one be ahead, and so soon do both rest
const MOST_STEPS = 500;

/** Both runs together. */
export interface Runs {
  trainTo(step: number): void;
  rest(): void;
}

export class Lockstep {
  #runs: Runs;
  #steps: readonly number[] = [0, 0];
  #stepsPerSecond = 0;
  #goal = 0; // where both are going, or are
  #budget = 0;
  #going = false; // until both rest
  #wanted = false; // without it both still finish their round, and so rest at the same step

  constructor(runs: Runs) {
    this.#runs = runs;
  }

  get resting(): boolean {
    return !this.#going;
  }

  play(budget: number): void {
    this.#budget = budget;
    this.#wanted = true;
    if (this.#going || Math.min(...this.#steps) >= budget) return;
    this.#going = true;
    this.#goal = Math.max(...this.#steps); // a run that broke off may have left the other behind
    this.#runs.trainTo(this.#goal);
    this.#goOn();
  }

  /** Both rest at the end of this round. */
  pause(): void {
    this.#wanted = false;
  }

  /** One of them cannot go on: both rest where they are. */
  stop(): void {
    if (!this.#going) return;
    this.#going = this.#wanted = false;
    this.#runs.rest();
  }

  setBudget(steps: number): void {
    this.#budget = steps;
  }

  /** Notes how far each is, and the pace of the slower one. */
  reached(steps: readonly number[], stepsPerSecond: number): void {
    this.#steps = steps;
    this.#stepsPerSecond = stepsPerSecond;
    if (this.#going) this.#goOn();
  }

  #goOn(): void {
    if (this.#steps.some((step) => step < this.#goal)) return;
    const round = Math.min(
      MOST_STEPS,
      Math.max(1, Math.round(this.#stepsPerSecond * ROUND_SECONDS)),
    );
    const goal = Math.min(this.#budget, this.#goal + round);
    if (!this.#wanted || goal <= this.#goal) return this.stop();
    this.#goal = goal;
    this.#runs.trainTo(goal);
  }
}
