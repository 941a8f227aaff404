// What the wasm artifacts are called.
import type { DeviceKind } from './wasm-api';

/** A device's wasm; the CPU has a second one, for browsers with relaxed SIMD. */
export type ArtifactName = DeviceKind | 'cpu-relaxed';

/** Of each wasm that this copy was built with. */
export type WasmAddresses = Partial<Record<ArtifactName, string>>;

/** As a worker is sent one: its address, or else its bytes or what they were compiled to. */
export type WasmFile = string | object;

export type WasmFiles = Partial<Record<ArtifactName, WasmFile>>;
