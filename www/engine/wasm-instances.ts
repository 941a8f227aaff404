// The wasm instances of one worker: one for each kind of device, which all labs on it share, its memory and its GPU.
import { msg, str } from '@lit/localize';
import { loadArtifact } from './artifact';
import type { WasmAddresses } from './addresses';
import { namedError } from './errors';
import { watchGpu } from './gpu-watch';
import { Lifeline } from './lifeline';
import { artifactFor } from './relaxed-simd';
import type { Schema } from './rust-types';
import { SerialQueue } from './serial-queue';
import { watchTraps } from './traps';
import type { DeviceKind, VaeLab, VaeLabModule } from './wasm-api';

export interface NewLab {
  lab: VaeLab;
  schema: Schema;
  /** Cut when the wasm or its device is beyond use, for every lab on it. */
  lifeline: Lifeline;
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
  #lifeline: Lifeline;
  #opening = new SerialQueue(); // the GPU is started by the first lab alone

  private constructor(kind: DeviceKind, artifact: VaeLabModule, lifeline: Lifeline) {
    this.#kind = kind;
    this.#artifact = artifact;
    this.#lifeline = lifeline;
  }

  static async load(kind: DeviceKind, addresses: WasmAddresses): Promise<WasmInstance> {
    const name = artifactFor(kind, addresses);
    const address = addresses[name];
    const lifeline = new Lifeline();
    if (kind === 'webgpu') watchGpu(globalThis.GPUAdapter, (cause) => lifeline.cut(cause));
    if (address) watchTraps(lifeline, address);
    const artifact = await lifeline.guard(loadArtifact(name, address));
    return new WasmInstance(kind, artifact, lifeline);
  }

  open(): Promise<NewLab> {
    const [kind, artifact, lifeline] = [this.#kind, this.#artifact, this.#lifeline];
    return this.#opening.run(async () => {
      if (lifeline.cause) throw lifeline.cause; // a dead instance must not be called
      const lab = await lifeline.guard(artifact.VaeLab.create(kind));
      if (lab.deviceReport().kind !== kind) throw namedError('DeviceError', msg(str`the ${kind} engine opened another device.`));
      return { lab, schema: artifact.schema(), lifeline };
    });
  }
}
