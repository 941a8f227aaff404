// The device that is asked for, opened, and the config that is wanted on it.
import { chooseBuild } from './choose-build';
import { raceDevices, type RaceResult } from './device-race';
import type { Given } from './given/start';
import { openLab } from './open-lab';
import type { Schema, SessionConfig } from '../protocol/rust-types';
import type { Shared } from './shared';

/** `wanted` is asked once the schema is known. */
export async function openWanted(
  shared: Shared,
  { device, times }: Given,
  wanted: (schema: Schema) => Promise<SessionConfig | undefined>,
): Promise<RaceResult> {
  for (const known of times ?? []) shared.times.set(known.key, known);
  const choice = await chooseBuild(device, globalThis.navigator?.gpu);
  if (device === 'auto' && choice.kind === 'webgpu') return raceDevices(shared, choice, wanted);
  const opened = await openLab(shared.instances, device, choice);
  return { opened, config: await wanted(opened.schema), times: null };
}
