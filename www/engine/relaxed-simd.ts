// Which artifact a device gets: the CPU has a second one for browsers that know relaxed SIMD, whose
// kernels multiply and add in one instruction.
import type { ArtifactName, WasmFiles } from '../protocol/artifact-names';
import type { DeviceKind } from '../protocol/wasm-api';

/**
 * The smallest module with an instruction of relaxed SIMD: a function that returns
 * i8x16.relaxed_swizzle of two splats.
 */
export const RELAXED_SIMD = Uint8Array.of(
  0,
  0x61,
  0x73,
  0x6d,
  1,
  0,
  0,
  0, // "\0asm", version 1
  1,
  5,
  1,
  0x60,
  0,
  1,
  0x7b, // one type: () -> v128
  3,
  2,
  1,
  0, // one function, of that type
  10,
  15,
  1,
  13,
  0, // its code, without locals
  0x41,
  1,
  0xfd,
  15,
  0x41,
  2,
  0xfd,
  15, // i32.const 1, i8x16.splat, i32.const 2, i8x16.splat
  0xfd,
  0x80,
  2,
  0x0b, // i8x16.relaxed_swizzle, end
);

export const hasRelaxedSimd = (): boolean => WebAssembly.validate(RELAXED_SIMD);

/** Of those at hand, in this browser. */
export function artifactFor(kind: DeviceKind, files: WasmFiles): ArtifactName {
  return kind === 'cpu' && files['cpu-relaxed'] && hasRelaxedSimd() ? 'cpu-relaxed' : kind;
}
