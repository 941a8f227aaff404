// What the lab has from the page it stands on.
import { createEngine } from '../engine/client';
import type { Keeper as Memory } from './remembered';

export type Handle = ReturnType<typeof createEngine>;

export interface Surroundings {
  createEngine(): Handle;
  memory: Memory;
  keepReplaced?: boolean; // so that former runs can be brought back
}

export const ITS_OWN_PAGE: Surroundings = { createEngine, memory: () => localStorage };
