// What a step takes on each device, from one visit to the next: of the models that were opened
// last.
import type { DeviceTimes } from '../protocol/messages';
import { remember, remembered, type Keeper } from './remembered';

const KEY = 'vae-lab-device-times';
const MOST = 20;

/** What this browser has kept, newest last; whatever else it finds there is nothing. */
export function knownTimes(memory: Keeper): DeviceTimes[] {
  try {
    const kept: unknown = JSON.parse(remembered(KEY, memory) ?? '[]');
    return Array.isArray(kept) ? kept.filter(areTimes) : [];
  } catch {
    return [];
  }
}

export function keepTimes(memory: Keeper, times: DeviceTimes): void {
  const others = knownTimes(memory).filter(({ key }) => key !== times.key);
  remember(KEY, JSON.stringify([...others, times].slice(-MOST)), memory);
}

function areTimes(kept: unknown): kept is DeviceTimes {
  if (typeof kept !== 'object' || kept === null) return false;
  const { key, gpuMs, cpuMs } = kept as Record<string, unknown>;
  return typeof key === 'string' && [gpuMs, cpuMs].every((ms) => typeof ms === 'number' && ms > 0);
}
