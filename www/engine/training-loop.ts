// Trains in bursts, and between them lets requests in, evaluates and paints.
import { BoundWatch } from './bound-watch';
import { asError } from './errors';
import type { LabHost } from './lab-host';
import { Nap, nextMacrotask } from './macrotask';
import { Pace, restMs } from './pace';
import type { Emit, Painter } from './painter';
import { StepRate } from './rate';
import type { Evaluation, TrainReport } from './rust-types';

const EVALUATED_IMAGES = 500; // held-out images: enough for a curve, cheap enough for every other second
const EVALUATION_INTERVAL_MS = 2000;
const EVALUATION_SHARE = 0.1; // large models on slow machines are evaluated less often
const ALL_IMAGES = 10_000; // at rest there is time for every held-out image
const ALL_IMAGES_MS = 3000; // unless it would keep the visitor waiting
const REMEMBER_INTERVAL_MS = 10_000;
const WAIT_MS = 50; // at its goal, a run looks up this often for pictures that the page wants

export class TrainingLoop {
  readonly pace = new Pace();
  #host: LabHost;
  #painter: Painter;
  #emit: Emit;
  #watch: BoundWatch;
  #rate = new StepRate();
  #nap = new Nap();
  #share = 1;
  #until = Infinity; // the step at which the run waits
  #run: symbol | undefined; // the run now wanted; a run that finds another one here ends
  #ended: Promise<void> = Promise.resolve();
  #evaluateAt = 0;
  #evaluationMs = Infinity; // what one evaluated image costs
  #rememberAt = 0;

  constructor(host: LabHost, painter: Painter, emit: Emit) {
    this.#host = host;
    this.#painter = painter;
    this.#emit = emit;
    this.#watch = new BoundWatch(host, emit);
  }

  get running(): boolean {
    return this.#run !== undefined;
  }

  /** Trains to the step `until` and waits there; called again, it goes on to another one. */
  play(until = Infinity): void {
    this.#until = until;
    this.#nap.wake();
    if (this.running) return;
    const run = (this.#run = Symbol('run'));
    this.#ended = this.#ended.then(() => this.#train(run));
  }

  /** Resolves once the last burst has ended. */
  async pause(): Promise<void> {
    this.#run = undefined;
    this.#watch.interrupt();
    this.#nap.wake();
    await this.#ended;
  }

  /** Exactly `count` steps, then rest. */
  async step(count: number): Promise<void> {
    await this.pause();
    for (let left = count; left > 0; ) {
      const steps = Math.min(left, this.pace.nextBurst(performance.now(), 1));
      const { report, ms } = await this.#burst(steps);
      void this.#emit({ type: 'progress', report, stepsPerSecond: (steps * 1000) / ms });
      left -= steps;
      await nextMacrotask();
    }
    void this.#painter.paint(true);
  }

  setSpeed(share: number): void {
    this.#share = share;
    this.#nap.wake();
  }

  /** Another model, other data or another device: what was measured holds no longer. */
  restart(): void {
    this.pace.restart();
    this.#watch.restart();
    this.#rate.restart(performance.now());
    this.#evaluateAt = 0;
  }

  async #train(run: symbol): Promise<void> {
    void this.#emit({ type: 'state', running: true });
    this.#rate.restart(performance.now());
    let last: Evaluation | undefined;
    try {
      while (this.#run === run) await this.#turn();
      if (!this.running) last = await this.#evaluateAtRest();
    } catch (thrown) {
      const { name, message } = asError(thrown);
      if (this.#run === run) this.#run = undefined;
      this.#painter.modelTrained(); // after diverging, the weights are earlier ones
      if (name !== 'EngineCrashed') void this.#emit({ type: 'error', name, message }); // a crash has been told already
    }
    void this.#emit({ type: 'state', running: false });
    if (this.running) return;
    void this.#painter.paint(true);
    if (last) void this.#watch.estimate(last);
  }

  async #turn(): Promise<void> {
    const left = await this.#stepsLeft();
    if (left <= 0) return this.#wait();
    const started = performance.now();
    const { report, steps } = await this.#burst(Math.min(left, this.pace.nextBurst(started, this.#share)));
    void this.#emit({ type: 'progress', report, stepsPerSecond: this.#rate.add(steps, performance.now()) });
    await nextMacrotask(); // requests that came during the burst go first
    await this.#evaluateIfDue();
    await this.#rememberIfDue();
    await this.#painter.paint(false);
    const rest = restMs(performance.now() - started, this.#share);
    await (rest > 1 ? this.#nap.take(rest) : nextMacrotask());
  }

  async #stepsLeft(): Promise<number> {
    if (this.#until === Infinity) return Infinity;
    return this.#until - (await this.#host.use((lab) => lab.modelSummary().step));
  }

  async #wait(): Promise<void> {
    await this.#painter.paint(false);
    await this.#nap.take(WAIT_MS);
  }

  async #burst(steps: number): Promise<{ report: TrainReport; steps: number; ms: number }> {
    this.#watch.interrupt();
    const burst = await this.#host.use(async (lab) => {
      const started = performance.now();
      const report = await lab.train(steps);
      return { report, steps, ms: performance.now() - started };
    });
    this.pace.took(steps, burst.ms);
    this.#painter.modelTrained();
    return burst;
  }

  async #evaluateIfDue(): Promise<void> {
    if (performance.now() < this.#evaluateAt) return;
    const started = performance.now();
    const evaluation = await this.#evaluate(EVALUATED_IMAGES);
    const ms = performance.now() - started;
    this.#evaluateAt = performance.now() + Math.max(EVALUATION_INTERVAL_MS, ms / EVALUATION_SHARE);
    if (this.running && this.#watch.isDue(performance.now())) await this.#watch.estimate(evaluation);
  }

  #evaluateAtRest(): Promise<Evaluation> {
    return this.#evaluate(this.#evaluationMs * ALL_IMAGES <= ALL_IMAGES_MS ? ALL_IMAGES : EVALUATED_IMAGES);
  }

  async #evaluate(images: number): Promise<Evaluation> {
    const started = performance.now();
    const evaluation = await this.#host.use((lab) => lab.evaluate(images));
    void this.#emit({ type: 'evaluation', evaluation });
    this.#evaluationMs = (performance.now() - started) / evaluation.images;
    return evaluation;
  }

  async #rememberIfDue(): Promise<void> {
    if (performance.now() < this.#rememberAt) return;
    await this.#host.use((lab) => this.#host.remember(lab));
    this.#rememberAt = performance.now() + REMEMBER_INTERVAL_MS;
  }
}
