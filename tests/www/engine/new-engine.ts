// An engine as its worker makes one, with nothing loaded yet.
import { BurstScheduler } from '../../../www/engine/burst-scheduler';
import { LabEngine } from '../../../www/engine/engine';
import { WasmInstances } from '../../../www/engine/wasm-instances';

export const newEngine = () =>
  new LabEngine({
    instances: new WasmInstances({
      cpu: 'https://example.org/cpu.wasm',
      webgpu: 'https://example.org/webgpu.wasm',
    }),
    turns: new BurstScheduler(),
    times: new Map(),
  });
