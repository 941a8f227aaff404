// Figures of runs that are told what they look like, for tests.
import type { ModelConfig, Term } from '../../../../www/protocol/rust-types';
import type { Figures } from '../../../../www/page/findings/finding';
import { append, appendPoint, emptyHistory, type History } from '../../../../www/store/history';
import { config, configOf } from '../samples';

type Shape = (step: number) => number;

/** A run of so many steps, its terms by step; held-out ones are measured every twenty. */
export function run(
  steps: number,
  train: Partial<Record<Term, Shape>>,
  {
    heldOut = {},
    model = config.model,
    rate = 0.001,
    images = 18_000,
    count = 20_000,
    since = 0,
  }: {
    heldOut?: Partial<Record<Term, Shape>>;
    model?: ModelConfig;
    rate?: number;
    images?: number;
    count?: number;
    since?: number;
  } = {},
): Figures {
  const at = (step: number, shapes: Partial<Record<Term, Shape>>) =>
    Object.fromEntries(Object.entries(shapes).map(([term, shape]) => [term, shape(step)]));
  let [trained, held]: History[] = [emptyHistory(), emptyHistory()];
  for (let step = 1; step <= steps; step++) {
    const terms = at(step, train);
    trained = append(
      trained!,
      step,
      Object.fromEntries(Object.entries(terms).map(([term, value]) => [term, [value]])),
    );
    if (step % 20 === 0) held = appendPoint(held!, step, at(step, heldOut));
  }
  const epoch = Math.floor((steps * config.training.batchSize) / images);
  return {
    config: {
      ...config,
      model,
      training: { ...config.training, learningRate: rate },
      data: { kind: 'digits', count, seed: 1 },
    },
    data: {
      name: 'Generated digits',
      train: images,
      heldOut: 100,
      height: 28,
      width: 28,
      channels: 1,
      labelled: true,
      classes: 10,
      classNames: null,
    },
    curves: { train: trained!, heldOut: held!, importance: emptyHistory() },
    progress: {
      step: steps,
      epoch,
      beta: 'bound' in model && 'beta' in model.bound ? model.bound.beta : 1,
      learningRate: rate,
      stepsPerSecond: 10,
      terms: at(steps, train),
    },
    evaluation: null,
    since,
    active: null,
  };
}

/** What falls from a value to another, quickly at first. */
export const falling =
  (from: number, to: number): Shape =>
  (step) =>
    to + (from - to) * Math.exp(-step / 100);

/** A run that goes well. */
export const healthy = (steps = 3000): Figures =>
  run(
    steps,
    { loss: falling(500, 150), bound: (step) => -falling(500, 150)(step), kl: () => 6 },
    { heldOut: { bound: (step) => -falling(500, 152)(step) } },
  );

export const game = (kind: 'gan' | 'vaeGan', changes = {}): ModelConfig =>
  configOf(kind, changes).model;
