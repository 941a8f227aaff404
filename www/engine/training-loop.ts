// Trains in bursts, and between them lets requests in, evaluates and paints.
import { TightBoundEstimator } from './tight-bound-estimator';
import { asError, troubleOf } from '../protocol/errors';
import { givenPixels } from './given/pixels';
import type { GivenPixels } from '../protocol/messages';
import type { SessionHost } from './session-host';
import { Nap, nextMacrotask } from './macrotask';
import { Pace, restMs } from './pace';
import type { Emit, Painter } from './painter';
import { StepRate } from './rate';
import type { Evaluation, TrainReport } from '../protocol/rust-types';
import type { BurstScheduler } from './burst-scheduler';
import type { VaeLab } from '../protocol/wasm-api';

// held-out images: enough for a curve, cheap enough for every other second
const EVALUATED_IMAGES = 500;
const EVALUATION_INTERVAL_MS = 2000;
const EVALUATION_SHARE = 0.1; // large models on slow machines are evaluated less often
const ALL_IMAGES = 10_000; // at rest there is time for every held-out image
const ALL_IMAGES_MS = 3000; // unless it would keep the visitor waiting
const REMEMBER_INTERVAL_MS = 10_000;
// requests this close are someone dragging; a single one is the page refreshing something
const TOGETHER_MS = 500;
const WAIT_MS = 50; // at its goal, a run looks up this often for pictures that the page wants

export class TrainingLoop {
  #pace = new Pace();
  #host: SessionHost;
  #painter: Painter;
  #emit: Emit;
  #turns: BurstScheduler;
  #watch: TightBoundEstimator;
  #rate = new StepRate();
  #nap = new Nap();
  #share = 1;
  #until = Infinity; // the step at which the run waits
  #run: symbol | undefined; // the run now wanted; a run that finds another one here ends
  #ended: Promise<void> = Promise.resolve();
  #evaluateAt = 0;
  #evaluationMs = Infinity; // what one evaluated image costs
  #rememberAt = 0;
  #lastRequest = -Infinity;
  #closed = false;

  constructor(host: SessionHost, painter: Painter, emit: Emit, turns: BurstScheduler) {
    this.#host = host;
    this.#painter = painter;
    this.#emit = emit;
    this.#turns = turns;
    this.#watch = new TightBoundEstimator(host, emit);
  }

  get running(): boolean {
    return this.#run !== undefined;
  }

  /** Trains to the step `until` and waits there; called again, it goes on to another one. */
  play(until = Infinity): void {
    this.#until = until;
    this.#nap.wake();
    if (this.running || this.#closed) return;
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

  /** Pauses for good, without a last look at the model. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.pause();
  }

  /** The page asked for something. */
  requested(now: number): void {
    if (now - this.#lastRequest < TOGETHER_MS) this.#turns.hurry(now);
    this.#lastRequest = now;
  }

  /** Exactly `count` steps, then rest. */
  async step(count: number): Promise<void> {
    await this.pause();
    for (let left = count; left > 0 && !this.#closed;) {
      const { report, steps, ms } = await this.#burst(left, 1);
      await this.#emit({ type: 'progress', report, stepsPerSecond: (steps * 1000) / ms, ms }); // whoever asked for them hears of all before they are done
      left -= steps;
      await nextMacrotask();
    }
    void this.#painter.paint(true);
  }

  /** One step on the page's own images, in its turn. */
  async trainOnBatch(images: GivenPixels): Promise<TrainReport> {
    const { report, ms } = await this.#learn((lab) =>
      lab.trainOnBatch(givenPixels(images, lab.dataSummary())),
    );
    await this.#emit({
      type: 'progress',
      report,
      stepsPerSecond: this.running ? this.#rate.add(1, performance.now()) : 1000 / ms,
      ms,
    });
    if (!this.running) void this.#painter.paint(true);
    return report;
  }

  setSpeed(share: number): void {
    this.#share = share;
    this.#nap.wake();
  }

  /** Another model, other data or another device: what was measured holds no longer. */
  restart(): void {
    this.#pace.restart();
    this.#watch.restart();
    this.#rate.restart(performance.now());
    this.#evaluateAt = 0;
  }

  async #train(run: symbol): Promise<void> {
    void this.#emit({ type: 'state', running: true });
    this.#rate.restart(performance.now());
    const leave = this.#turns.enter();
    let last: Evaluation | undefined;
    try {
      while (this.#run === run) await this.#turn();
      if (!this.running && !this.#closed) last = await this.#evaluateAtRest();
    } catch (thrown) {
      const trouble = troubleOf(asError(thrown));
      if (this.#run === run) this.#run = undefined;
      if (trouble.name !== 'EngineCrashed') void this.#emit({ type: 'error', ...trouble }); // a crash has been told already
    }
    leave();
    await this.#emit({ type: 'state', running: false }); // heard before whoever paused goes on
    if (this.running || this.#closed) return;
    void this.#painter.paint(true);
    if (last) void this.#watch.estimate(last);
  }

  async #turn(): Promise<void> {
    const left = await this.#stepsLeft();
    if (left <= 0) return this.#wait();
    const started = performance.now();
    const { report, steps, ms } = await this.#burst(left, this.#share);
    void this.#emit({
      type: 'progress',
      report,
      stepsPerSecond: this.#rate.add(steps, performance.now()),
      ms,
    });
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

  /** As many steps as fit, at most `most`. */
  async #burst(
    most: number,
    share: number,
  ): Promise<{ report: TrainReport; steps: number; ms: number }> {
    const steps = Math.min(
      most,
      this.#pace.nextBurst(this.#turns.budgetMs(performance.now(), share)),
    );
    const burst = await this.#learn((lab) => lab.train(steps));
    this.#pace.took(steps, burst.ms);
    return { ...burst, steps };
  }

  #learn(
    train: (lab: VaeLab) => Promise<TrainReport>,
  ): Promise<{ report: TrainReport; ms: number }> {
    this.#watch.interrupt();
    return this.#turns.take(async () => {
      try {
        return await this.#host.use(async (lab) => {
          const started = performance.now();
          return { report: await train(lab), ms: performance.now() - started };
        });
      } catch (thrown) {
        if (asError(thrown).name === 'DivergedError') await this.#rewound();
        throw thrown;
      } finally {
        this.#painter.modelTrained(); // also after diverging: the weights are earlier ones
      }
    });
  }

  /** Tells where the model is after it has gone back, and how good it is there. */
  async #rewound(): Promise<void> {
    const step = await this.#host.use((lab) => lab.modelSummary().step);
    await this.#emit({ type: 'rewound', step });
    await this.#evaluate(EVALUATED_IMAGES);
  }

  async #evaluateIfDue(): Promise<void> {
    if (performance.now() < this.#evaluateAt) return;
    const started = performance.now();
    const evaluation = await this.#evaluate(EVALUATED_IMAGES);
    const ms = (performance.now() - started) * this.#turns.loops;
    this.#evaluateAt = performance.now() + Math.max(EVALUATION_INTERVAL_MS, ms / EVALUATION_SHARE);
    if (this.running && this.#watch.isDue(performance.now()))
      await this.#watch.estimate(evaluation);
  }

  #evaluateAtRest(): Promise<Evaluation> {
    return this.#evaluate(
      this.#evaluationMs * ALL_IMAGES <= ALL_IMAGES_MS ? ALL_IMAGES : EVALUATED_IMAGES,
    );
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
