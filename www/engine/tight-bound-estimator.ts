// Now and then, of a model with a likelihood: how much tighter the bound would be with many
// samples. The gap is measured on a few images, for it differs little between images, and added to
// the held-out bound, which is known of many.
import { asError, troubleOf } from '../protocol/errors';
import type { SessionHost } from './session-host';
import { merged } from './likelihood-parts';
import { nextMacrotask } from './macrotask';
import type { Emit } from './painter';
import type { Evaluation, LogLikelihood } from '../protocol/rust-types';

const SAMPLES = 50;
const IMAGES = { least: 8, most: 50 };
const LONGEST_MS = 1000; // large models are judged by fewer images
const PART_MS = 25; // requests go in between two parts
const FIRST_MS = 3000; // before that, much changes and a curve would begin with a plunge
const INTERVAL_MS = 5000;
const SHARE = 0.05; // of the time

export class TightBoundEstimator {
  #notBefore = performance.now() + FIRST_MS;
  #msPerImage = Infinity;
  #current: symbol | undefined; // the estimate at work; one that finds another here, or none, ends
  #host: SessionHost;
  #emit: Emit;

  constructor(host: SessionHost, emit: Emit) {
    this.#host = host;
    this.#emit = emit;
  }

  isDue(now: number): boolean {
    return now >= this.#notBefore;
  }

  /** The weights are about to change, or the visitor waits. */
  interrupt(): void {
    this.#current = undefined;
  }

  /** Another model, other data or another device. */
  restart(): void {
    this.interrupt();
    this.#notBefore = performance.now() + FIRST_MS;
    this.#msPerImage = Infinity;
  }

  /**
   * How far the bound with many samples lies above that of `evaluation`, whose weights are those of
   * now.
   */
  async estimate(evaluation: Evaluation): Promise<void> {
    const mine = (this.#current = Symbol('estimate'));
    const begun = performance.now();
    try {
      const available = await this.#host.use((lab) =>
        this.#host.capabilities(lab).likelihood ? lab.dataSummary().heldOut : 0,
      );
      if (available === 0) return void (this.#notBefore = Infinity);
      const found = await this.#estimateParts(available, () => this.#current === mine);
      if (!found) return;
      const few = await this.#host.use((lab) => lab.evaluate(found.images));
      if (this.#current !== mine) return;
      const gap = found.mean - (few.terms.bound ?? NaN);
      const { samples, effectiveSampleSize } = found;
      void this.#emit({
        type: 'importance-bound',
        estimate: {
          step: evaluation.step,
          samples,
          bound: (evaluation.terms.bound ?? NaN) + gap,
          gap,
          effectiveSampleSize,
        },
      });
      this.#notBefore =
        performance.now() + Math.max(INTERVAL_MS, (performance.now() - begun) / SHARE);
    } catch (thrown) {
      const trouble = troubleOf(asError(thrown));
      if (this.#current !== mine) return; // it was about a model that is gone
      this.#notBefore = Infinity; // it would fail again: not before another model
      if (trouble.name !== 'EngineCrashed') void this.#emit({ type: 'warning', ...trouble }); // a crash has been told already
    }
  }

  /** Part by part, each as many images as fit into its time. */
  async #estimateParts(
    available: number,
    wanted: () => boolean,
  ): Promise<LogLikelihood | undefined> {
    const parts: LogLikelihood[] = [];
    for (let first = 0; ;) {
      if (!wanted()) return undefined;
      const affordable = Math.max(
        IMAGES.least,
        Math.min(IMAGES.most, Math.floor(LONGEST_MS / this.#msPerImage)),
      );
      const left = Math.min(available, affordable) - first;
      if (left <= 0) return merged(parts);
      const size = Math.min(left, powerOfTwo(PART_MS / this.#msPerImage));
      const begun = performance.now();
      const part = await this.#host.use((lab) => lab.logLikelihood(first, size, SAMPLES));
      this.#msPerImage = (performance.now() - begun) / part.images;
      parts.push(part);
      first += part.images;
      await nextMacrotask();
    }
  }
}

/** The largest one within `limit`, and at least 1: a GPU tunes its kernels anew for each size. */
function powerOfTwo(limit: number): number {
  return limit < 2 ? 1 : 2 ** Math.floor(Math.log2(limit));
}
