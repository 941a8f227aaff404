// With addresses.ts the only file that names pkg/: it loads one of the artifacts, ready for
// VaeLab.create().
import { msg, str } from '@lit/localize';
import { namedError } from '../protocol/errors';
import type { ArtifactName, WasmFile } from '../protocol/artifact-names';
import { fetchWasm, whyNotCompiled } from './fetch-wasm';
import type { DeviceKind, Schema } from '../protocol/rust-types';
import type { VaeLab } from '../protocol/wasm-api';

/**
 * What an artifact exports. They are built, not committed, so this is the type that their import is
 * given.
 */
export interface VaeLabModule {
  // compiles the wasm and makes the one instance
  default(options: { module_or_path: Response | WasmFile }): Promise<unknown>;
  schema(): Schema;
  VaeLab: { create(device: DeviceKind): Promise<VaeLab> };
}

// A glob, and not two import()s, so that this type-checks and the tests run before the first wasm
// build.
const artifacts = import.meta.glob<VaeLabModule>([
  '../../pkg/cpu/vae_lab.js',
  '../../pkg/cpu-relaxed/vae_lab.js',
  '../../pkg/webgpu/vae_lab.js',
]);

/**
 * A module of a JavaScript world can hold one wasm instance only: a second call gives the same one.
 */
export async function loadArtifact(
  name: ArtifactName,
  file: WasmFile | undefined,
): Promise<VaeLabModule> {
  const load = artifacts[`../../pkg/${name}/vae_lab.js`];
  if (!load || !file)
    throw namedError(
      'DeviceError',
      msg(
        str`This copy of the lab was built without its ${name === 'webgpu' ? 'WebGPU' : 'CPU'} engine.`,
      ),
    );
  const [artifact, wasm] = await Promise.all([
    load(),
    typeof file === 'string' ? fetchWasm(file) : Promise.resolve(file),
  ]);
  try {
    await artifact.default({ module_or_path: wasm });
  } catch (error) {
    throw whyNotCompiled(error, file, wasm);
  }
  return artifact;
}
