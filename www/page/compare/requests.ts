// What can be asked of a comparison.
import type { Request } from '../../store/requests';
import type { PairName, Picks } from './pairs';
import type { Side } from './state';

export type CompareRequest =
  | { type: 'compare-open'; pair?: PairName }
  | { type: 'compare-close' }
  | { type: 'compare-pick'; picks: Picks } // two new models
  | { type: 'compare-play' }
  | { type: 'compare-pause' }
  | { type: 'compare-reset' }
  | { type: 'compare-budget'; steps: number }
  | { type: 'compare-judge' } // the images that both draw
  | { type: 'compare-side'; side: Side; request: Request }; // what a part of one side asks for

declare module '../../store/requests' {
  interface CompareRequests {
    compare: CompareRequest;
  }
}

export function isCompareRequest(request: Request): request is CompareRequest {
  return request.type.startsWith('compare-');
}
