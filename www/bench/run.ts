// The benchmark as other libraries' harnesses call it. Needs no DOM, so that it also runs on Node
// with Dawn.
import { namedError } from '../protocol/errors';
import type { OpenLab } from '../engine/open-lab';
import type { SessionConfig } from '../protocol/rust-types';
import { fairConfig, fairWeights, MODELS, type ModelName } from './fair';
import { makeStrokes, SIDE } from './strokes';

export interface BenchReport {
  loss: number; // of the last step, in nats for one image
  backend: string;
  version: string;
}

/**
 * What of a config is to be other than usual, in any version: the engine reads them all, and fills
 * in the rest.
 */
export type ConfigPart = Readonly<Record<string, unknown>>;

/**
 * Trains on by `steps` steps; resolves once the last loss has been read back. `model` is a name,
 * for the weights and the order of batches that other libraries train with, or any config, whose
 * weights come from its seed.
 */
export type RunBench = (model: string | ConfigPart, steps: number) => Promise<BenchReport>;

export function makeRunBench(
  { lab, guard, device }: Pick<OpenLab, 'lab' | 'guard' | 'device'>,
  version: string,
): RunBench {
  let defaults: SessionConfig | undefined;
  let current: string | undefined;

  function build(model: ModelName | ConfigPart): void {
    if (!defaults) {
      lab.loadImages(makeStrokes(), { channels: 1, height: SIDE, width: SIDE });
      defaults = lab.config();
    }
    // a config that is refused leaves the model before it, which a name no longer stands for
    current = undefined;
    if (typeof model === 'string') {
      lab.configure(fairConfig(model, defaults));
      lab.setWeights(fairWeights(model));
    } else {
      lab.configure({ data: defaults.data, ...model } as SessionConfig);
    }
  }

  return async (model, steps) => {
    const known = typeof model === 'string' ? checkModel(model) : model;
    const key = JSON.stringify(known);
    if (key !== current) build(known);
    current = key;
    const report = await guard.settle(lab.train(steps));
    return { loss: report.terms.loss!.at(-1)!, backend: device.kind, version };
  };
}

function checkModel(model: string): ModelName {
  if (model in MODELS) return model as ModelName;
  throw namedError(
    'ArgumentError',
    `There is no model ${model}; there are ${Object.keys(MODELS).join(', ')}.`,
  );
}
