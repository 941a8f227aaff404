// Keeps one lab at work: calls in turn and, when a GPU fails, the same session again on the CPU.
import { msg, str } from '@lit/localize';
import { asError, namedError } from '../protocol/errors';
import { kindOf } from '../protocol/kinds';
import { inPlainWords } from './given/malformed';
import type { DeviceStatus, Images } from '../protocol/messages';
import { crash, openCpu, statusOf, whatHappened, type OpenLab } from './open-lab';
import type { Capabilities, SessionConfig } from '../protocol/rust-types';
import { SerialQueue } from './serial-queue';
import type { VaeLab } from '../protocol/wasm-api';
import type { WasmInstances } from './wasm-instances';
import { isTrap } from './wasm-trap';

/** What brings a session back on another device. */
interface Keepsake {
  config: SessionConfig;
  images: Images | null; // the data, where it is not built in
  checkpoint: Uint8Array;
}

export interface HostListener {
  fellBack(status: DeviceStatus, step: number): void;
  crashed(error: Error): void;
}

export class SessionHost {
  #opened: OpenLab;
  #listener: HostListener;
  #queue = new SerialQueue();
  #keepsake: Keepsake | undefined;
  #instances: WasmInstances;
  #stopWatching = () => {};
  #closed = false;

  constructor(instances: WasmInstances, opened: OpenLab, listener: HostListener) {
    this.#instances = instances;
    this.#opened = opened;
    this.#listener = listener;
    this.#watch();
  }

  get status(): DeviceStatus {
    return statusOf(this.#opened);
  }

  /** What the lab's model can be asked. */
  capabilities(lab: VaeLab): Capabilities {
    return kindOf(this.#opened.schema, lab.config().model).capabilities;
  }

  /**
   * Runs `ask` on the lab in its turn; once more, on the CPU lab, if the GPU fails meanwhile: `ask`
   * must bear that.
   */
  use<T>(ask: (lab: VaeLab) => T | Promise<T>): Promise<T> {
    return this.#queue.run(() => this.#ask(ask));
  }

  /** Gives the lab's memory back to those that share its wasm, after what was asked before. */
  async close(): Promise<void> {
    this.#stopWatching();
    await this.#queue.run(() => {
      if (this.#closed) return;
      this.#closed = true;
      this.#keepsake = undefined;
      if (!this.#opened.guard.cause) this.#opened.lab.free();
    });
  }

  /**
   * Notes the session as it is now, for the case that the GPU fails. On the CPU there is nothing to
   * fall back to.
   */
  async remember(lab: VaeLab, images = this.#keepsake?.images ?? null): Promise<void> {
    if (this.#opened.device.kind === 'cpu') return;
    const config = lab.config();
    this.#keepsake = {
      config,
      images: config.data.kind === 'files' ? images : null,
      checkpoint: await lab.save(),
    };
  }

  /** Notes the settings alone, which change more often than a checkpoint should be taken. */
  rememberSettings(lab: VaeLab): void {
    if (this.#keepsake) this.#keepsake = { ...this.#keepsake, config: lab.config() };
  }

  async #ask<T>(ask: (lab: VaeLab) => T | Promise<T>): Promise<T> {
    if (this.#closed) throw namedError('EngineStopped', 'This model has been closed.');
    const { guard, lab, device } = this.#opened;
    if (!guard.cause) {
      try {
        return await guard.settle((async () => ask(lab))());
      } catch (thrown) {
        const error = asError(thrown);
        const fatal = isTrap(error) || (device.kind === 'webgpu' && error.name === 'DeviceError');
        if (fatal) guard.cut(error);
        if (!guard.cause) throw inPlainWords(error);
      }
    }
    if (device.kind === 'cpu') throw crash(guard.cause!);
    await this.#fallBack(guard.cause!);
    return this.#ask(ask);
  }

  async #fallBack(cause: Error): Promise<void> {
    const { requested, adapter } = this.#opened.device;
    const opened = await openCpu(
      this.#instances,
      requested,
      adapter,
      () => msg(str`Training moved to the CPU, because ${whatHappened(cause)}`),
      true,
    );
    if (this.#keepsake) restore(opened.lab, this.#keepsake);
    const step = this.#keepsake ? opened.lab.modelSummary().step : 0;
    this.#keepsake = undefined;
    this.#opened = opened;
    this.#watch();
    this.#listener.fellBack(this.status, step);
  }

  #watch(): void {
    const { device, guard } = this.#opened;
    this.#stopWatching = guard.whenCut(() => {
      if (device.kind === 'cpu') this.#listener.crashed(crash(guard.cause!));
      // now, not at the next request
      else this.use(() => {}).catch((error) => this.#listener.crashed(crash(asError(error))));
    });
  }
}

function restore(lab: VaeLab, { config, images, checkpoint }: Keepsake): void {
  if (images) lab.loadPixels(images.set, false);
  lab.configure(config);
  lab.load(checkpoint, true);
  lab.tune(config); // may be newer than the checkpoint
}
