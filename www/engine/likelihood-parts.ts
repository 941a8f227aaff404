// One estimate of log p(x) from several, each of other images with equally many samples.
import type { LogLikelihood } from './rust-types';

export function merged(parts: readonly LogLikelihood[]): LogLikelihood | undefined {
  if (!parts[0]) return undefined;
  const values = parts.flatMap((part) => part.values);
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (Math.max(count, 2) - 1);
  const effectiveSampleSize = parts.reduce((sum, part) => sum + part.effectiveSampleSize * part.images, 0) / count;
  return { images: count, samples: parts[0].samples, mean, standardError: Math.sqrt(variance / count), effectiveSampleSize, values };
}
