// Each measurement as a number of parts that arrive one after another, so that it can be shown
// early and stopped between two.
import { estimates } from '../../engine/likelihood-parts';
import type { Engine } from '../../protocol/messages';
import type {
  ClassifierReport,
  Evaluation,
  LogLikelihood,
  SampleQuality,
} from '../../protocol/rust-types';
import { families, SAMPLES, withPoint, type Family, type SnrCurve } from '../../views/snr';
import type { Results } from '../../store/measures';
import type { Plans } from '../control';

declare module '../../store/measures' {
  interface Results {
    likelihood?: LogLikelihood;
    snr?: readonly SnrCurve[];
    classifier?: readonly ClassifierReport[];
    quality?: SampleQuality;
    // of what training measures, on as many held-out images as were asked for
    evaluation?: Evaluation;
  }
  interface MeasureRequests {
    likelihood: { images: number; samples: number };
    snr: { repeats: number };
    classifier: { labels: number; fineTune: boolean };
    quality: { samples: number };
    evaluation: { images: number };
  }
}

// of each part: Stop then acts within seconds, even with thousands of samples
const LIKELIHOOD_IMAGES = 25;
const SNR_IMAGES = 8; // of each gradient; more of them raise every ratio alike
const QUALITY_SEED = 2;

type Measurer = Pick<
  Engine,
  'evaluate' | 'logLikelihood' | 'gradientSnr' | 'classify' | 'sampleQuality'
>;

export const PLANS: Pick<Plans, 'likelihood' | 'snr' | 'classifier' | 'quality' | 'evaluation'> = {
  likelihood: (engine, request) => ({
    of: Math.ceil(request.images / LIKELIHOOD_IMAGES),
    parts: likelihood(engine, request),
  }),
  snr: (engine, { repeats }, { schema, bound }) => ({
    of: 2 * SAMPLES.length,
    parts: snr(engine, families(schema, bound), repeats),
  }),
  classifier: (engine, request, { before }) => ({
    of: 1,
    parts: classifier(engine, request, before.classifier ?? []),
  }),
  quality: (engine, { samples }) => ({ of: 1, parts: quality(engine, samples) }),
  evaluation: (engine, { images }) => ({ of: 1, parts: evaluation(engine, images) }),
};

async function* likelihood(
  engine: Measurer,
  request: { images: number; samples: number },
): AsyncGenerator<Results> {
  for await (const likelihood of estimates(engine, request, LIKELIHOOD_IMAGES))
    yield { likelihood };
}

async function* snr(
  engine: Measurer,
  compared: readonly Family[],
  repeats: number,
): AsyncGenerator<Results> {
  let curves: SnrCurve[] = [];
  for (const samples of SAMPLES) {
    for (const { name, at } of compared) {
      curves = withPoint(
        curves,
        name,
        samples,
        await engine.gradientSnr(at(samples), repeats, SNR_IMAGES),
      );
      yield { snr: curves };
    }
  }
}

async function* classifier(
  engine: Measurer,
  { labels, fineTune }: { labels: number; fineTune: boolean },
  before: readonly ClassifierReport[],
): AsyncGenerator<Results> {
  const report = await engine.classify({ labels, fineTune });
  yield { classifier: [...before.filter((other) => other.labels !== report.labels), report] };
}

async function* quality(engine: Measurer, samples: number): AsyncGenerator<Results> {
  yield { quality: await engine.sampleQuality(samples, QUALITY_SEED) };
}

async function* evaluation(engine: Measurer, images: number): AsyncGenerator<Results> {
  yield { evaluation: await engine.evaluate(images) };
}
