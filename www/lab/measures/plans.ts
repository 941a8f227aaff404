// Each measurement as a number of parts that arrive one after another, so that it can be shown early and stopped between two.
import { merged } from '../../engine/likelihood-parts';
import type { Engine } from '../../engine/messages';
import type { ClassifierReport, LogLikelihood, Objective } from '../../engine/rust-types';
import { families, SAMPLES, withPoint, type SnrCurve } from '../../views/snr';
import type { MeasureName, Results } from './results';

export type MeasureRequest =
  | { name: 'likelihood'; images: number; samples: number }
  | { name: 'snr'; repeats: number }
  | { name: 'classifier'; labels: number; fineTune: boolean }
  | { name: 'quality'; samples: number }
  | { name: 'evaluation'; images: number };

export interface Plan {
  name: MeasureName;
  of: number; // parts
  parts: AsyncGenerator<Results>;
}

const LIKELIHOOD_IMAGES = 25; // of each part: Stop then acts within seconds, even with thousands of samples
const SNR_IMAGES = 8; // of each gradient; more of them raise every ratio alike
const QUALITY_SEED = 2;

type Measurer = Pick<Engine, 'evaluate' | 'logLikelihood' | 'gradientSnr' | 'classify' | 'sampleQuality'>;

export function plan(engine: Measurer, request: MeasureRequest, objective: Objective, before: Results): Plan {
  switch (request.name) {
    case 'likelihood':
      return { name: request.name, of: Math.ceil(request.images / LIKELIHOOD_IMAGES), parts: likelihood(engine, request) };
    case 'snr':
      return { name: request.name, of: 2 * SAMPLES.length, parts: snr(engine, objective, request.repeats) };
    case 'classifier':
      return { name: request.name, of: 1, parts: classifier(engine, request, before.classifier ?? []) };
    case 'quality':
      return { name: request.name, of: 1, parts: quality(engine, request.samples) };
    case 'evaluation':
      return { name: request.name, of: 1, parts: evaluation(engine, request.images) };
  }
}

async function* likelihood(engine: Measurer, { images, samples }: { images: number; samples: number }): AsyncGenerator<Results> {
  const parts: LogLikelihood[] = [];
  for (let first = 0; first < images; first += LIKELIHOOD_IMAGES) {
    parts.push(await engine.logLikelihood(first, Math.min(LIKELIHOOD_IMAGES, images - first), samples));
    yield { likelihood: merged(parts) };
  }
}

async function* snr(engine: Measurer, objective: Objective, repeats: number): AsyncGenerator<Results> {
  let curves: SnrCurve[] = [];
  for (const samples of SAMPLES) {
    for (const { name, at } of families(objective)) {
      curves = withPoint(curves, name, samples, await engine.gradientSnr(at(samples), repeats, SNR_IMAGES));
      yield { snr: curves };
    }
  }
}

async function* classifier(engine: Measurer, { labels, fineTune }: { labels: number; fineTune: boolean }, before: readonly ClassifierReport[]): AsyncGenerator<Results> {
  const report = await engine.classify({ labels, fineTune });
  yield { classifier: [...before.filter((other) => other.labels !== report.labels), report] };
}

async function* quality(engine: Measurer, samples: number): AsyncGenerator<Results> {
  yield { quality: await engine.sampleQuality(samples, QUALITY_SEED) };
}

async function* evaluation(engine: Measurer, images: number): AsyncGenerator<Results> {
  yield { evaluation: await engine.evaluate(images) };
}
