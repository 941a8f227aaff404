// What the page knows of kept runs: the one of an earlier visit that it offers, if any.
import type { SessionConfig } from '../../engine/rust-types';
import type { LabState } from '../state';
import type { RunRecord } from './record';

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
  | { type: 'offer'; offer: Offer | null }
  | { type: 'answering'; busy: boolean }
  | { type: 'resumed'; record: RunRecord }; // the engine has the run: the page takes back what it had drawn of it

export const NOTHING_KEPT: Kept = { offer: null, busy: false };

export function reduceKept(state: LabState, action: KeptAction): LabState {
  switch (action.type) {
    case 'offer':
      return { ...state, kept: { offer: action.offer, busy: false } };
    case 'answering':
      return { ...state, kept: { ...state.kept, busy: action.busy } };
    case 'resumed': {
      const { curves, progress, evaluation, point, ends, shown } = action.record;
      return { ...state, curves, progress, evaluation, point, ends: ends ?? state.ends, shown };
    }
  }
}
