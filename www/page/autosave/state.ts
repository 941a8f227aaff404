// What the page knows of kept runs: the one of an earlier visit that it offers, if any.
import type { SessionConfig } from '../../protocol/rust-types';
import type { Slice } from '../../store/slice';

export interface Offer {
  config: SessionConfig;
  images: string;
  step: number;
  savedAt: number;
  now: number; // when the offer was made
}

export interface Kept {
  offer: Offer | null;
  busy: boolean; // the visitor has answered, and the answer is being carried out
}

export type KeptAction =
  { type: 'offer'; offer: Offer | null } | { type: 'answering'; busy: boolean };

declare module '../../store/state' {
  interface PageSlices {
    kept: Kept;
  }
}
declare module '../../store/actions' {
  interface Actions {
    kept: KeptAction;
  }
}
declare module '../../store/requests' {
  interface RunRequests {
    kept: { type: 'resume' } | { type: 'start-afresh' };
  }
}

export const kept: Slice<Kept, KeptAction> = {
  first: { offer: null, busy: false },
  on: {
    offer: (_, { offer }) => ({ offer, busy: false }),
    answering: (kept, { busy }) => ({ ...kept, busy }),
  },
};
