// The only file that names pkg/: it loads one of the two artifacts, ready for VaeLab.create().
import { msg, str } from '@lit/localize';
import { namedError } from './errors';
import type { DeviceKind, VaeLabModule } from './wasm-api';

// A glob, and not two import()s, so that this type-checks and the tests run before the first wasm build.
const artifacts = import.meta.glob<VaeLabModule>(['../../pkg/cpu/vae_lab.js', '../../pkg/webgpu/vae_lab.js']);

export async function loadArtifact(kind: DeviceKind): Promise<VaeLabModule> {
  const load = artifacts[`../../pkg/${kind}/vae_lab.js`];
  if (!load) throw namedError('DeviceError', msg(str`This copy of the lab was built without its ${kind === 'cpu' ? 'CPU' : 'WebGPU'} engine.`));
  const artifact = await load();
  await artifact.default();
  return artifact;
}
