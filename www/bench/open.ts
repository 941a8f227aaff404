// Opens exactly the device that is to be measured: another one's times under its name would be
// worse than none.
import { version } from '../../package.json';
import { wasmAddresses } from '../engine/addresses';
import { chooseBuild } from '../engine/choose-build';
import { namedError } from '../protocol/errors';
import { openLab, type OpenLab } from '../engine/open-lab';
import type { DeviceKind } from '../protocol/wasm-api';
import { WasmInstances } from '../engine/wasm-instances';
import { makeRunBench, type RunBench } from './run';

export interface Bench extends OpenLab {
  run: RunBench;
  version: string;
}

export async function openBench(kind: DeviceKind): Promise<Bench> {
  const opened = await openLab(
    new WasmInstances(wasmAddresses()),
    kind,
    await chooseBuild(kind, navigator.gpu),
  );
  if (opened.device.kind !== kind)
    throw namedError('DeviceError', (opened.warning ?? opened.device.reason)());
  return { ...opened, run: makeRunBench(opened, version), version };
}
