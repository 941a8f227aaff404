// Where both devices can run, a few timed steps of the very model decide: small ones are often
// faster on the CPU.
import { msg, str } from '@lit/localize';
import { short } from '../i18n/numbers';
import type { BuildChoice, Sentence } from './choose-build';
import { timesKey } from './device-times';
import { asError } from '../protocol/errors';
import type { DeviceTimes } from '../protocol/messages';
import { openCpu, openLab, whatHappened, withSelfTest, type OpenLab } from './open-lab';
import type { Schema, SessionConfig } from '../protocol/rust-types';
import type { Shared } from './shared';
import type { BurstScheduler } from './burst-scheduler';
import { isTrap } from './wasm-trap';

const TIMED_MS = 250; // of training on each device
const BURST = 4; // steps whose loss is read but once
const FEW_IMAGES = 2000; // the number of images changes nothing about the time of a step

export interface RaceResult {
  opened: OpenLab;
  config: SessionConfig | undefined;
  /** Null where nothing was compared. */
  times: DeviceTimes | null;
}

/**
 * The lab that trains the wanted config faster; none is opened in vain where that is known already.
 * The CPU's comes first, which is small, because only an engine can tell what configs there are.
 */
export async function raceDevices(
  shared: Shared,
  choice: BuildChoice,
  wanted: (schema: Schema) => Promise<SessionConfig | undefined>,
): Promise<RaceResult> {
  const { instances, turns, times: known } = shared;
  const { adapter } = choice;
  const cpu = await openCpu(instances, 'auto', adapter, () => '', false).catch(() => null);
  if (!cpu) {
    const opened = await openLab(instances, 'auto', choice);
    return { opened, config: await wanted(opened.schema), times: null };
  }
  const config = await wanted(cpu.schema);
  const trial = config ?? cpu.schema.opening;
  const key = timesKey(adapter, trial);
  const earlier = known.get(key);
  if (earlier && earlier.cpuMs < earlier.gpuMs)
    return { opened: onCpu(cpu, earlier), config, times: earlier };

  const gpu = await openLab(instances, 'auto', choice);
  const give = (opened: OpenLab, times: DeviceTimes | null = null): RaceResult => {
    (opened.lab === gpu.lab ? cpu : gpu).lab.free();
    return { opened, config, times };
  };
  if (gpu.device.kind === 'cpu') return give(gpu);
  const times = earlier ?? (await compare(key, gpu, cpu, trial, turns));
  if (times instanceof Error) {
    if (!isAtFault(gpu, times)) return give(gpu);
    const reason = failed(adapter, times);
    return { opened: { ...withReason(cpu, reason), warning: reason }, config, times: null };
  }
  known.set(key, times);
  return give(times.cpuMs < times.gpuMs ? onCpu(cpu, times) : onGpu(gpu, times), times);
}

/**
 * The GPU's lab after a step, for which all that the model needs is compiled; a CPU one if the GPU
 * fails at it.
 */
export async function warmedUp(
  { instances, turns }: Shared,
  gpu: OpenLab,
  config: SessionConfig,
): Promise<OpenLab> {
  const { adapter, requested } = gpu.device;
  const step = turns.take(async () => {
    gpu.lab.configure(onFewImages(config));
    await gpu.guard.settle(gpu.lab.train(1));
  });
  const error = await step.then(() => null, asError);
  return error && isAtFault(gpu, error)
    ? openCpu(instances, requested, adapter, failed(adapter, error), true)
    : gpu;
}

async function compare(
  key: string,
  gpu: OpenLab,
  cpu: OpenLab,
  trial: SessionConfig,
  turns: BurstScheduler,
): Promise<DeviceTimes | Error> {
  const config = onFewImages(trial);
  const gpuMs = await stepMs(gpu, config, turns).catch(asError);
  return gpuMs instanceof Error ? gpuMs : { key, gpuMs, cpuMs: await stepMs(cpu, config, turns) };
}

/**
 * The quickest of several bursts, none beside another model's. A slow model is timed by a step or
 * two: a visitor waits.
 */
async function stepMs(
  { lab, guard, device }: OpenLab,
  config: SessionConfig,
  turns: BurstScheduler,
): Promise<number> {
  lab.configure(config);
  const msOf = (steps: number) =>
    turns.take(async () => {
      const started = performance.now();
      await guard.settle(lab.train(steps));
      return performance.now() - started;
    });
  const first = await msOf(1);
  // That of a GPU compiles and tunes.
  let [best, spent] = device.kind === 'webgpu' ? [Infinity, 0] : [first, first];
  while (spent < TIMED_MS) {
    const steps = BURST * best < TIMED_MS ? BURST : 1;
    const ms = await msOf(steps);
    best = Math.min(best, ms / steps);
    spent += ms;
  }
  return best;
}

/** Not the config, of which the session's own start will tell. */
function isAtFault({ guard }: OpenLab, error: Error): boolean {
  return error === guard.cause || isTrap(error) || error.name === 'DeviceError';
}

function failed(adapter: string | null, error: Error): Sentence {
  return () =>
    msg(str`Training on the CPU, because the GPU (${adapter}) failed: ${whatHappened(error)}`);
}

function onFewImages(config: SessionConfig): SessionConfig {
  const { data } = config;
  const few = { count: FEW_IMAGES, seed: 1 };
  return {
    ...config,
    data: data.kind === 'sprites' ? { ...data, ...few } : { kind: 'digits', ...few },
  };
}

function onCpu(cpu: OpenLab, times: DeviceTimes): OpenLab {
  return withReason(cpu, () =>
    msg(
      str`Training on the CPU, because it is faster than the GPU (${cpu.device.adapter}) with this model: ${inWords(times)}.`,
    ),
  );
}

function onGpu(gpu: OpenLab, times: DeviceTimes): OpenLab {
  const reason = (): string =>
    msg(
      str`Training on the GPU (${gpu.device.adapter}), because it is faster than the CPU with this model: ${inWords(times)}.`,
    );
  return withReason(gpu, withSelfTest(reason, gpu.lab));
}

function withReason(opened: OpenLab, reason: Sentence): OpenLab {
  return { ...opened, device: { ...opened.device, reason } };
}

function inWords({ gpuMs, cpuMs }: DeviceTimes): string {
  return msg(
    str`${short(Math.min(gpuMs, cpuMs), 2)} ms a step against ${short(Math.max(gpuMs, cpuMs), 2)}`,
  );
}
