// The worker that owns wasm, devices, data and training of all models that are open in it. The page talks to it through client.ts.
import { expose, proxy } from 'comlink';
import './thrown';
import type { WasmAddresses } from './artifact-names';
import { LabEngine } from './engine';
import type { EngineHost } from './hosted';
import type { Shared } from './shared';
import { BurstScheduler } from './burst-scheduler';
import { WasmInstances } from './wasm-instances';

let shared: Shared | undefined;

const host: EngineHost = {
  open(wasm: WasmAddresses) {
    shared ??= {
      instances: new WasmInstances(wasm),
      turns: new BurstScheduler(),
      times: new Map(),
    };
    return proxy(new LabEngine(shared));
  },
};

expose(host);
