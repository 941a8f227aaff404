// From a request for a device to a lab that runs: the GPU if it is there and computes correctly,
// otherwise the CPU, and why.
import { msg, str } from '@lit/localize';
import { sayTold } from '../i18n/locale';
import { sentenceOf } from '../protocol/sentence';
import type { BuildChoice, Sentence } from './choose-build';
import { asError, namedError } from '../protocol/errors';
import type { DeviceChoice, DeviceStatus } from '../protocol/messages';
import type { VaeLab } from '../protocol/wasm-api';
import type { NewLab, WasmInstances } from './wasm-instances';
import { isTrap } from './wasm-trap';

/** A device's status, but for the language its reason is said in. */
export type Device = Omit<DeviceStatus, 'reason'> & { reason: Sentence };

export interface OpenLab extends NewLab {
  device: Device;
  /** A sentence for a visitor who asked for a GPU, or was about to get one, and does not. */
  warning: Sentence | null;
}

export async function openLab(
  instances: WasmInstances,
  requested: DeviceChoice,
  { kind, adapter, reason, unmet }: BuildChoice,
): Promise<OpenLab> {
  if (kind === 'cpu') return openCpu(instances, requested, adapter, reason, unmet);
  try {
    const opened = await instances.open('webgpu');
    return {
      ...opened,
      device: { kind, requested, adapter, reason: withSelfTest(reason, opened.lab) },
      warning: null,
    };
  } catch (error) {
    return openCpu(
      instances,
      requested,
      adapter,
      () =>
        msg(
          str`Training on the CPU, because the GPU (${adapter}) failed: ${whatHappened(asError(error))}`,
        ),
      true,
    );
  }
}

/** A CPU lab, in an instance that no GPU's failure can have harmed. */
export async function openCpu(
  instances: WasmInstances,
  requested: DeviceChoice,
  adapter: string | null,
  reason: Sentence,
  unmet: boolean,
): Promise<OpenLab> {
  const opened = await instances.open('cpu').catch((error: unknown) => {
    // in this worker there is nothing left to run on
    throw isTrap(error) ? crash(asError(error)) : error;
  });
  return {
    ...opened,
    device: { kind: 'cpu', requested, adapter, reason },
    warning: unmet ? reason : null,
  };
}

/** A cause as the second half of a sentence. */
export function whatHappened(cause: Error): string {
  const happened = isTrap(cause)
    ? msg(str`the engine stopped unexpectedly (${cause.message})`)
    : sayTold({ message: cause.message, ...sentenceOf(cause) }).replace(/[.。\s]*$/, '');
  return msg(str`${happened}.`);
}

/** The end of everything that ran on the CPU's wasm. */
export function crash(cause: Error): Error {
  return namedError(
    'EngineCrashed',
    msg(
      str`Training stopped, because ${whatHappened(cause)} Start the engine again to go on from the last saved state.`,
    ),
  );
}

/** The reason with what the GPU's self-test found. */
export function withSelfTest(reason: Sentence, lab: VaeLab): Sentence {
  const { selfTest } = lab.deviceReport();
  return () => `${reason()} ${sayTold(selfTest)}`.trim();
}

export function statusOf({ device }: OpenLab): DeviceStatus {
  return { ...device, reason: device.reason() };
}
