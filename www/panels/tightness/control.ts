// L_K for one K after another, of the same held-out images and the same weights.
import { estimates } from '../../engine/likelihood-parts';
import type { Engine } from '../../protocol/messages';
import type { Results } from '../../store/measures';
import { imagesAtOnce, type TightnessPoint } from '../../views/tightness';
import type { Control } from '../control';

export interface Tightness {
  images: number;
  points: readonly TightnessPoint[]; // rising in samples, each of all the images
}

declare module '../../store/measures' {
  interface Results {
    tightness?: Tightness;
  }
  interface MeasureRequests {
    tightness: { images: number; samples: readonly number[] };
  }
}

export default {
  plans: {
    tightness: (engine, { images, samples }) => ({
      of: samples.reduce((sum, each) => sum + Math.ceil(images / imagesAtOnce(each, images)), 0),
      parts: bounds(engine, images, samples),
    }),
  },
} satisfies Control;

/** A bound is shown once all images are in it: others would be of other images. */
async function* bounds(
  engine: Pick<Engine, 'logLikelihood'>,
  images: number,
  samples: readonly number[],
): AsyncGenerator<Results> {
  const points: TightnessPoint[] = [];
  for (const each of samples) {
    for await (const estimate of estimates(
      engine,
      { images, samples: each },
      imagesAtOnce(each, images),
    )) {
      if (estimate.images === images) points.push(estimate);
      yield { tightness: { images, points: [...points] } };
    }
  }
}
