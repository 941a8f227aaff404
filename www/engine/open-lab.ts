// From a wish for a device to a lab that runs: the GPU if it is there and computes correctly, otherwise the CPU, and why.
import { msg, str } from '@lit/localize';
import { sayError } from '../i18n/locale';
import { loadArtifact } from './artifact';
import type { BuildChoice, Sentence } from './choose-build';
import { asError, isTrap, namedError } from './errors';
import { watchGpu } from './gpu-watch';
import { Lifeline } from './lifeline';
import type { DeviceChoice, DeviceStatus } from './messages';
import type { Schema } from './rust-types';
import { blameTrapsOn } from './traps';
import type { DeviceKind, VaeLab } from './wasm-api';

/** A device's status, but for the language its reason is said in. */
export type Device = Omit<DeviceStatus, 'reason'> & { reason: Sentence };

export interface OpenLab {
  lab: VaeLab;
  schema: Schema;
  device: Device;
  /** Cut when the lab's device or its wasm is beyond use. */
  lifeline: Lifeline;
  /** A sentence for a visitor who asked for a GPU, or was about to get one, and does not. */
  warning: Sentence | null;
}

export async function openLab(requested: DeviceChoice, choice: BuildChoice): Promise<OpenLab> {
  if (choice.kind === 'cpu') return openCpu(requested, choice.adapter, choice.reason, choice.unmet);
  try {
    return await openGpu(requested, choice);
  } catch (error) {
    return openCpu(requested, choice.adapter, () => msg(str`Training on the CPU, because the GPU (${choice.adapter}) failed: ${whatHappened(asError(error))}`), true);
  }
}

async function openGpu(requested: DeviceChoice, { adapter, reason }: BuildChoice): Promise<OpenLab> {
  const lifeline = new Lifeline();
  watchGpu(globalThis.GPUAdapter, (cause) => lifeline.cut(cause));
  const opened = await open('webgpu', lifeline);
  return { ...opened, device: { kind: 'webgpu', requested, adapter, reason: withSelfTest(reason, opened.lab) }, lifeline, warning: null };
}

/** A CPU lab, in an artifact of its own: the memory of one whose GPU failed is not to be trusted. */
export async function openCpu(requested: DeviceChoice, adapter: string | null, reason: Sentence, unmet: boolean): Promise<OpenLab> {
  const lifeline = new Lifeline();
  const opened = await open('cpu', lifeline);
  return { ...opened, device: { kind: 'cpu', requested, adapter, reason }, lifeline, warning: unmet ? reason : null };
}

async function open(kind: DeviceKind, lifeline: Lifeline): Promise<{ lab: VaeLab; schema: Schema }> {
  blameTrapsOn(undefined); // while the artifact loads, traps are those of an earlier one
  const artifact = await lifeline.guard(loadArtifact(kind));
  blameTrapsOn(lifeline);
  const lab = await lifeline.guard(artifact.VaeLab.create(kind));
  if (lab.deviceReport().kind !== kind) throw namedError('DeviceError', msg(str`the ${kind} engine opened another device.`));
  return { lab, schema: artifact.schema() };
}

/** A cause as the second half of a sentence. */
export function whatHappened(cause: Error): string {
  const happened = isTrap(cause) ? msg(str`the engine stopped unexpectedly (${cause.message})`) : sayError(cause.message.replace(/[.\s]*$/, '.')).replace(/[.。]$/, '');
  return msg(str`${happened}.`);
}

/** The reason with what the GPU's self-test found. */
export function withSelfTest(reason: Sentence, lab: VaeLab): Sentence {
  const { selfTest } = lab.deviceReport();
  return () => `${reason()} ${sayError(selfTest)}`.trim();
}

export function statusOf({ device }: OpenLab): DeviceStatus {
  return { ...device, reason: device.reason() };
}
