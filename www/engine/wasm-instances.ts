// The wasm instances of one worker: one for each kind of device, which all labs on it share, its
// memory and its GPU.
import { msg, str } from '@lit/localize';
import { loadArtifact, type VaeLabModule } from './artifact';
import type { WasmFiles } from '../protocol/artifact-names';
import { namedError } from '../protocol/errors';
import { watchGpu } from './gpu-watch';
import { CrashGuard } from './crash-guard';
import { artifactFor } from './relaxed-simd';
import type { Schema } from '../protocol/rust-types';
import { SerialQueue } from './serial-queue';
import { watchPanics } from './wasm-panics';
import type { DeviceKind, VaeLab } from '../protocol/wasm-api';

export interface NewLab {
  lab: VaeLab;
  schema: Schema;
  /** Cut when the wasm or its device is beyond use, for every lab on it. */
  guard: CrashGuard;
}

export class WasmInstances {
  #files: WasmFiles;
  #loading = new Map<DeviceKind, Promise<WasmInstance>>();

  constructor(files: WasmFiles) {
    this.#files = files;
  }

  async open(kind: DeviceKind): Promise<NewLab> {
    const instance = await this.#instance(kind);
    return instance.open();
  }

  #instance(kind: DeviceKind): Promise<WasmInstance> {
    const known = this.#loading.get(kind);
    if (known) return known;
    const loading = WasmInstance.load(kind, this.#files);
    this.#loading.set(kind, loading);
    loading.catch(() => this.#loading.delete(kind)); // the network may be back next time
    return loading;
  }
}

class WasmInstance {
  #kind: DeviceKind;
  #artifact: VaeLabModule;
  #guard: CrashGuard;
  #opening = new SerialQueue(); // the GPU is started by the first lab alone

  private constructor(kind: DeviceKind, artifact: VaeLabModule, guard: CrashGuard) {
    this.#kind = kind;
    this.#artifact = artifact;
    this.#guard = guard;
  }

  static async load(kind: DeviceKind, files: WasmFiles): Promise<WasmInstance> {
    const name = artifactFor(kind, files);
    const file = files[name];
    const guard = new CrashGuard();
    if (kind === 'webgpu') watchGpu(globalThis.GPUAdapter, (cause) => guard.cut(cause));
    watchPanics(guard, typeof file === 'string' ? file : null);
    const artifact = await guard.settle(loadArtifact(name, file));
    return new WasmInstance(kind, artifact, guard);
  }

  open(): Promise<NewLab> {
    const [kind, artifact, guard] = [this.#kind, this.#artifact, this.#guard];
    return this.#opening.run(async () => {
      if (guard.cause) throw guard.cause; // a dead instance must not be called
      const lab = await guard.settle(artifact.VaeLab.create(kind));
      if (lab.deviceReport().kind !== kind)
        throw namedError('DeviceError', msg(str`the ${kind} engine opened another device.`));
      return { lab, schema: artifact.schema(), guard };
    });
  }
}
