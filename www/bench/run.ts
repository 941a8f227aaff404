// The benchmark as other libraries' harnesses call it. Needs no DOM, so that it also runs on Node with Dawn.
import { namedError } from '../engine/errors';
import type { OpenLab } from '../engine/open-lab';
import { fairConfig, fairWeights, MODELS, type ModelName } from './fair';
import { makeStrokes, SIDE } from './strokes';

export interface BenchReport {
  loss: number; // of the last step, in nats for one image
  backend: string;
  version: string;
}

/** Trains `model` on by `steps` steps, batches in order; resolves once the last loss has been read back. */
export type RunBench = (model: string, steps: number) => Promise<BenchReport>;

export function makeRunBench({ lab, lifeline, device }: Pick<OpenLab, 'lab' | 'lifeline' | 'device'>, version: string): RunBench {
  let current: ModelName | undefined;

  function build(model: ModelName): void {
    if (!current) lab.loadImages(makeStrokes(), SIDE, SIDE);
    lab.configure(fairConfig(model, lab.config()));
    lab.setWeights(fairWeights(model));
    current = model;
  }

  return async (model, steps) => {
    const known = checkModel(model);
    if (known !== current) build(known);
    const report = await lifeline.guard(lab.train(steps));
    return { loss: report.terms.loss!.at(-1)!, backend: device.kind, version };
  };
}

function checkModel(model: string): ModelName {
  if (model in MODELS) return model as ModelName;
  throw namedError('ArgumentError', `There is no model ${model}; there are ${Object.keys(MODELS).join(', ')}.`);
}
