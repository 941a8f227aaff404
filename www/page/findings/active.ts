// Which dimensions of the code are in use, from what the engine has drawn of codes: the summary of
// them, or the plane where it shows codes as they are.
import type { LatentView } from '../../protocol/messages';
import { planeOf } from '../../protocol/kinds';
import type { LatentSummary } from '../../protocol/rust-types';
import { capabilitiesAtHand } from '../../store/kind';
import { mean } from '../../store/mean';
import type { PageState } from '../../store/state';

const MOVES = 0.01; // variance of means over images (Burda et al. 2015)
/** A picture is of weights before: after half as many steps again it may be wrong. */
const LATELY = 1.6;

/** As of a step after `since`; null where there is no such picture. */
export function activeOf(
  { schema, config, drawnAt }: Pick<PageState, 'schema' | 'config' | 'drawnAt'>,
  { summary, latent }: { summary: LatentSummary | undefined; latent: LatentView | undefined },
  step: number,
  since: number,
): readonly boolean[] | null {
  const lately = (at: number | undefined): boolean =>
    at !== undefined && at > since && step <= LATELY * at;
  if (summary && lately(drawnAt.summary)) return summary.active;
  if (!config || !latent || !lately(drawnAt.latent)) return null;
  const shown = planeOf(capabilitiesAtHand({ schema, config }), config.model);
  if (shown !== 'codes' || latent.codes.length === 0) return null;
  return [0, 1].map((dimension) => {
    const column = [...latent.codes].filter((_, at) => at % 2 === dimension);
    const centre = mean(column);
    return mean(column.map((value) => (value - centre) ** 2)) > MOVES;
  });
}
