// log p(x) of many images in parts, so that it can be shown early and stopped between two; and one
// estimate from several, each of other images with equally many samples.
import { meanAndError } from './mean-and-error';
import type { Engine } from '../protocol/messages';
import type { LogLikelihood } from '../protocol/rust-types';

export function merged(parts: readonly LogLikelihood[]): LogLikelihood | undefined {
  if (!parts[0]) return undefined;
  const values = parts.flatMap((part) => part.values);
  const count = values.length;
  const effectiveSampleSize =
    parts.reduce((sum, part) => sum + part.effectiveSampleSize * part.images, 0) / count;
  return {
    images: count,
    samples: parts[0].samples,
    ...meanAndError(values),
    effectiveSampleSize,
    values,
  };
}

/**
 * Of so many held-out images, `atOnce` in each part: after every part the estimate from all images
 * so far.
 */
export async function* estimates(
  engine: Pick<Engine, 'logLikelihood'>,
  { images, samples }: { images: number; samples: number },
  atOnce: number,
): AsyncGenerator<LogLikelihood> {
  const parts: LogLikelihood[] = [];
  for (let first = 0; first < images; first += atOnce) {
    parts.push(await engine.logLikelihood(first, Math.min(atOnce, images - first), samples));
    yield merged(parts)!;
  }
}
