// The wasm instances of one worker: one for each kind of device, which all labs on it share, its memory and its GPU.
import { msg, str } from '@lit/localize';
import { loadArtifact, type VaeLabModule } from './artifact';
import type { WasmAddresses } from './artifact-names';
import { namedError } from './errors';
import { watchGpu } from './gpu-watch';
import { CrashGuard } from './crash-guard';
import { artifactFor } from './relaxed-simd';
import type { Schema } from './rust-types';
import { SerialQueue } from './serial-queue';
import { watchPanics } from './wasm-panics';
import type { DeviceKind, VaeLab } from './wasm-api';

export interface NewLab {
  lab: VaeLab;
  schema: Schema;
  /** Cut when the wasm or its device is beyond use, for every lab on it. */
  guard: CrashGuard;
}

export class WasmInstances {
  #addresses: WasmAddresses;
  #loading = new Map<DeviceKind, Promise<WasmInstance>>();

  constructor(addresses: WasmAddresses) {
    this.#addresses = addresses;
  }

  async open(kind: DeviceKind): Promise<NewLab> {
    const instance = await this.#instance(kind);
    return instance.open();
  }

  #instance(kind: DeviceKind): Promise<WasmInstance> {
    const known = this.#loading.get(kind);
    if (known) return known;
    const loading = WasmInstance.load(kind, this.#addresses);
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

  static async load(kind: DeviceKind, addresses: WasmAddresses): Promise<WasmInstance> {
    const name = artifactFor(kind, addresses);
    const address = addresses[name];
    const guard = new CrashGuard();
    if (kind === 'webgpu') watchGpu(globalThis.GPUAdapter, (cause) => guard.cut(cause));
    if (address) watchPanics(guard, address);
    const artifact = await guard.settle(loadArtifact(name, address));
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
