// The worker that owns wasm, devices, data and training of all models that are open in it. The page
// talks to it through client.ts.
import { expose, proxy } from 'comlink';
import './thrown';
import type { WasmFiles } from '../protocol/artifact-names';
import { LabEngine } from './engine';
import { builtin } from './node';
import type { EngineHost } from '../protocol/hosted';
import type { Shared } from './shared';
import { BurstScheduler } from './burst-scheduler';
import { WasmInstances } from './wasm-instances';

let shared: Shared | undefined;

const host: EngineHost = {
  open(wasm: WasmFiles) {
    shared ??= {
      instances: new WasmInstances(wasm),
      turns: new BurstScheduler(),
      times: new Map(),
    };
    return proxy(new LabEngine(shared));
  },
};

// In a thread of Node the way out is not the global scope.
expose(
  host,
  'postMessage' in globalThis ? globalThis : builtin('node:worker_threads')!.parentPort!,
);
