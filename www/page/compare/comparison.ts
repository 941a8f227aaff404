// Carries a comparison out: two engines, each behind a controller and a store of its own, in
// lockstep. The page's own run rests meanwhile.
import { msg } from '@lit/localize';
import { asError } from '../../protocol/errors';
import { sentenceOf } from '../../protocol/sentence';
import { Controller } from '../controller';
import type { Request } from '../../store/requests';
import { initialState } from '../reduce';
import { stepOf, type PageState } from '../../store/state';
import { createStore } from '../create-store';
import type { Observable, Store } from '../../store/store';
import { nextMeasure } from './final-measures';
import { Lockstep } from './lockstep';
import { contenders, pairOf, picksOf, type PairName, type Picks } from './pairs';
import { isCompareRequest, type CompareRequest } from './requests';
import type { Side } from './state';

const SHOWN = ['latent', 'reconstructions', 'samples'] as const;
const JUDGED = { name: 'quality', samples: 1000 } as const;

interface Runner {
  store: Store & Observable;
  controller: Controller;
}

/** What is done about requests, by type. */
type Answers = {
  readonly [T in CompareRequest['type']]: (
    request: Extract<CompareRequest, { type: T }>,
  ) => void | Promise<void>;
};

export class Comparison {
  #runners: readonly Runner[] = [];
  #lockstep: Lockstep | null = null;
  #pageWasRunning = false;

  constructor(
    readonly store: Store,
    readonly page: Controller,
  ) {}

  readonly #answers: Answers = {
    'compare-open': ({ pair }) => this.#open(pair),
    'compare-close': () => this.#close(),
    'compare-pick': ({ picks }) => {
      const { compare } = this.store.state;
      return this.#begin(
        picks,
        picks.pair === compare.picks.pair ? compare.budget : pairOf(picks.pair).budget,
        true,
      );
    },
    'compare-reset': () => {
      const { picks, budget, running } = this.store.state.compare;
      return this.#begin(picks, budget, running);
    },
    'compare-play': () => {
      const { picks, budget } = this.store.state.compare;
      return this.#runners.every(({ controller }) => controller.alive)
        ? this.#play()
        : this.#begin(picks, budget, true);
    },
    'compare-pause': () => {
      this.#lockstep?.pause();
      this.store.dispatch({ type: 'compare-running', running: false });
    },
    'compare-budget': (request) => {
      this.store.dispatch(request);
      this.#lockstep?.setBudget(request.steps);
    },
    'compare-judge': () =>
      this.#each(({ controller }) => controller.handle({ type: 'measure', measure: JUDGED })),
    'compare-side': ({ side, request }) => this.#fromSide(side, request),
  };

  handle(request: CompareRequest): void {
    void this.#answers[request.type](request as never);
  }

  setVisible(visible: boolean): void {
    this.#each(({ controller }) => controller.setVisible(visible));
  }

  speak(): void {
    this.#each(({ controller }) => controller.speak());
  }

  #open(pair: PairName | undefined): void {
    const { phase, running, measures, compare } = this.store.state;
    if (!compare.sides) {
      if (measures.busy)
        return this.#tell(msg('The model is being measured: stop that first, then compare.'));
      if (phase !== 'ready')
        return this.#tell(msg('The page is still starting: try again in a moment.'));
      this.#pageWasRunning = running;
      if (running) void this.page.handle({ type: 'pause' });
    }
    this.handle({
      type: 'compare-pick',
      picks: pair ? picksOf(pair, compare.picks.own) : compare.picks,
    });
  }

  #close(): void {
    this.#end();
    this.store.dispatch({ type: 'compare-ended' });
    if (this.#pageWasRunning) void this.page.handle({ type: 'play' });
  }

  /** Two new models, in place of those there are. */
  async #begin(picks: Picks, budget: number, play: boolean): Promise<void> {
    this.#end();
    const { schema, config, device, choice } = this.store.state;
    if (!schema || !config) return;
    // Both on the page's device: left to choose, each could come to another.
    const where = device?.kind ?? choice;
    const runner = (): Runner => {
      // Not by the animation frame, which stands still while the page is hidden: training goes on.
      const store = createStore(initialState(where), queueMicrotask);
      return { store, controller: new Controller(store) };
    };
    const runners: readonly [Runner, Runner] = [runner(), runner()];
    this.#runners = runners;
    this.#lockstep = new Lockstep({
      trainTo: (until) =>
        this.#each(({ controller }) => controller.handle({ type: 'play', until })),
      rest: () => {
        this.#each(({ controller }) => controller.handle({ type: 'pause' }));
        this.store.dispatch({ type: 'compare-running', running: false });
      },
    });
    this.store.dispatch({
      type: 'compare-began',
      picks,
      budget,
      sides: [runners[0].store.state, runners[1].store.state],
    });
    for (const side of [0, 1] as const)
      runners[side].store.subscribe(
        (state) => state,
        (state) => this.#runners === runners && this.#changed(side, state),
      );
    for (const { controller } of runners)
      SHOWN.forEach((panel) => controller.handle({ type: 'visible', panel, visible: true }));
    try {
      const models = contenders(picks, schema, config);
      const images = this.page.images();
      await Promise.all(
        runners.map(({ controller }, side) =>
          controller.start(
            { device: where, config: models[side]!.config, ...(images && { images }) },
            false,
          ),
        ),
      );
      for (const { store } of runners)
        store.dispatch({ type: 'class-names', classNames: this.store.state.classNames });
      if (this.#runners === runners && play) this.#play();
    } catch (thrown) {
      const error = asError(thrown);
      this.store.dispatch({
        type: 'notice',
        tone: 'error',
        text: error.message,
        sentence: sentenceOf(error),
      });
      this.#close();
    }
  }

  #end(): void {
    this.#each(({ controller }) => controller.close());
    this.#runners = [];
    this.#lockstep = null;
  }

  #play(): void {
    const { compare } = this.store.state;
    if (!compare.sides?.every(({ phase }) => phase === 'ready')) return;
    this.#each(({ controller }) => controller.handle({ type: 'stop-measuring' }));
    this.#lockstep?.play(compare.budget);
    this.store.dispatch({ type: 'compare-running', running: !this.#lockstep?.resting });
  }

  #changed(side: Side, state: PageState): void {
    const before = this.store.state.compare.sides?.[side];
    this.store.dispatch({ type: 'compare-changed', side, state });
    // not by us, who would have stopped already: it failed
    if (before?.running && !state.running) this.#lockstep?.stop();
    const states = this.#runners.map(({ store }) => store.state);
    this.#lockstep?.reached(
      states.map(stepOf),
      Math.min(...states.map(({ progress }) => progress?.stepsPerSecond ?? 0)),
    );
    if (this.#lockstep?.resting && states.every(({ running }) => !running)) this.#measure();
  }

  #measure(): void {
    const { compare } = this.store.state;
    this.#each(({ store, controller }) => {
      const measure = stepOf(store.state) > 0 ? nextMeasure(compare, store.state) : null;
      if (measure) void controller.handle({ type: 'measure', measure });
    });
  }

  /**
   * Its controller answers, but for a shorter code: that would be another model, so both get it.
   */
  #fromSide(side: Side, request: Request): void {
    const { picks } = this.store.state.compare;
    if (request.type === 'field' && request.path === 'model.latentDim')
      return this.handle({ type: 'compare-pick', picks: { ...picks, flat: true } });
    if (!isCompareRequest(request)) void this.#runners[side]?.controller.handle(request);
  }

  #tell(text: string): void {
    this.store.dispatch({ type: 'notice', tone: 'info', text });
  }

  /**
   * A side whose engine has crashed is asked nothing: alone, it would start again from its first
   * step.
   */
  #each(act: (runner: Runner) => void): void {
    this.#runners.filter(({ controller }) => controller.alive).forEach(act);
  }
}
