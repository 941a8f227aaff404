// Where both devices can run, a few timed steps of the very model decide: small ones are often faster on the CPU.
import { msg, str } from '@lit/localize';
import type { Sentence } from './choose-build';
import { asError, isTrap } from './errors';
import { openCpu, whatHappened, withSelfTest, type OpenLab } from './open-lab';
import type { SessionConfig } from './rust-types';
import type { Shared } from './shared';
import type { Turns } from './turns';

const TIMED_MS = 250;
const FEW_IMAGES = 2000; // the number of images changes nothing about the time of a step

/** The GPU's lab or a new CPU one, whichever trains `config` faster; the other is given up. */
export async function faster({ instances, turns }: Shared, gpu: OpenLab, config: SessionConfig): Promise<OpenLab> {
  const { adapter, requested } = gpu.device;
  const trial = { ...config, data: { kind: 'digits' as const, count: FEW_IMAGES, seed: 1 } };
  const gpuMs = await stepMs(gpu, trial, turns).catch(asError);
  const atFault = (error: Error) => error === gpu.lifeline.cause || isTrap(error) || error.name === 'DeviceError';
  if (gpuMs instanceof Error && !atFault(gpuMs)) return gpu; // not the device but the config; the session's own start will tell

  if (gpuMs instanceof Error) return openCpu(instances, requested, adapter, () => msg(str`Training on the CPU, because the GPU (${adapter}) failed: ${whatHappened(gpuMs)}`), true);

  const cpu = await openCpu(instances, requested, adapter, () => '', false).catch(() => null);
  if (!cpu) return gpu;
  const cpuMs = await stepMs(cpu, trial, turns);
  const times = (): string => msg(str`${digits(Math.min(gpuMs, cpuMs))} ms a step against ${digits(Math.max(gpuMs, cpuMs))}`);
  if (cpuMs < gpuMs) {
    gpu.lab.free();
    return withReason(cpu, () => msg(str`Training on the CPU, because it is faster than the GPU (${adapter}) with this model: ${times()}.`));
  }
  cpu.lab.free();
  return withReason(gpu, withSelfTest(() => msg(str`Training on the GPU (${adapter}), because it is faster than the CPU with this model: ${times()}.`), gpu.lab));
}

/** The quickest of several bursts, none beside another model's, after a first step that compiles and tunes. */
async function stepMs({ lab, lifeline }: OpenLab, config: SessionConfig, turns: Turns): Promise<number> {
  lab.configure(config);
  await lifeline.guard(lab.train(1));
  let [best, spent] = [Infinity, 0];
  for (const steps = 4; spent < TIMED_MS; ) {
    const ms = await turns.take(async () => {
      const started = performance.now();
      await lifeline.guard(lab.train(steps));
      return performance.now() - started;
    });
    best = Math.min(best, ms / steps);
    spent += ms;
  }
  return best;
}

function withReason(opened: OpenLab, reason: Sentence): OpenLab {
  return { ...opened, device: { ...opened.device, reason } };
}

const digits = (ms: number) => ms.toPrecision(2);
