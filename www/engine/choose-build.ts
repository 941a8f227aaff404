// Which artifact to load: asks the browser for a GPU and can say in a sentence what it found.
import { msg, str } from '@lit/localize';
import type { DeviceChoice } from '../protocol/messages';
import type { DeviceKind } from '../protocol/wasm-api';

/** In the language of the moment it is said in. */
export type Sentence = () => string;

export interface BuildChoice {
  kind: DeviceKind;
  adapter: string | null;
  reason: Sentence;
  /** The visitor asked for a GPU and cannot have one. */
  unmet: boolean;
}

/** The part of `navigator.gpu` that is asked. */
export interface GpuLike {
  requestAdapter(options?: GPURequestAdapterOptions): Promise<{ info: AdapterInfo } | null>;
}
export type AdapterInfo = Partial<
  Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description' | 'isFallbackAdapter'>
>;

export async function chooseBuild(
  requested: DeviceChoice,
  gpu: GpuLike | undefined,
): Promise<BuildChoice> {
  const cpu = (reason: Sentence, adapter: string | null = null): BuildChoice => ({
    kind: 'cpu',
    adapter,
    reason,
    unmet: requested === 'webgpu',
  });

  if (requested === 'cpu') return cpu(() => msg('Training on the CPU, as chosen.'));
  if (!gpu) return cpu(() => msg('Training on the CPU, because this browser offers no WebGPU.'));

  let adapter: { info: AdapterInfo } | null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch (error) {
    return cpu(() =>
      msg(
        str`Training on the CPU, because asking for a GPU failed: ${error instanceof Error ? error.message : error}`,
      ),
    );
  }
  if (!adapter)
    return cpu(() =>
      msg('Training on the CPU, because WebGPU found no graphics adapter on this machine.'),
    );

  const name = adapterName(adapter.info);
  if (!isSoftware(adapter.info)) {
    const reason = (): string =>
      requested === 'auto'
        ? msg(str`Training on the GPU (${name}).`)
        : msg(str`Training on the GPU (${name}), as chosen.`);
    return { kind: 'webgpu', adapter: name, reason, unmet: false };
  }
  if (requested === 'webgpu')
    return {
      kind: 'webgpu',
      adapter: name,
      reason: () =>
        msg(
          str`Training with WebGPU as chosen, but its adapter (${name}) is software and slower than the CPU path.`,
        ),
      unmet: false,
    };
  return cpu(
    () =>
      msg(
        str`Training on the CPU, because the only WebGPU adapter (${name}) is software and slower.`,
      ),
    name,
  );
}

/**
 * Software renderers do WebGPU's work on the CPU, an order of magnitude slower than our CPU path.
 */
export function isSoftware(info: AdapterInfo): boolean {
  const words = [info.vendor, info.architecture, info.device, info.description].join(' ');
  return (
    info.isFallbackAdapter === true ||
    /swiftshader|llvmpipe|lavapipe|softpipe|microsoft basic render|\bwarp\b/i.test(words)
  );
}

/** Browsers leave most of an adapter's fields empty, each a different part. */
function adapterName(info: AdapterInfo): string {
  return (
    info.description ||
    [info.vendor, info.architecture, info.device].filter(Boolean).join(' ') ||
    msg('unnamed adapter')
  );
}
