// All that the page notices, what matters most first: it says one thing at a time.
import { collapse } from './collapse';
import { discriminatorWon } from './discriminator';
import { fewImages } from './few-images';
import type { Figures, Find, Finding } from './finding';
import { learningRate } from './learning-rate';
import { overfitting } from './overfitting';
import { silentDimension } from './silent-dimension';

export const FINDS = {
  learningRate,
  collapse,
  overfitting,
  discriminatorWon,
  fewImages,
  silentDimension,
} as const satisfies Record<string, Find>;

export type FindingName = keyof typeof FINDS;

/** The first that is true and that the visitor has not dismissed. */
export function found(
  figures: Figures,
  dismissed: ReadonlySet<FindingName>,
): (Finding & { name: FindingName }) | null {
  for (const name of Object.keys(FINDS) as FindingName[]) {
    const finding = dismissed.has(name) ? null : FINDS[name](figures);
    if (finding) return { ...finding, name };
  }
  return null;
}
