// Where the engine's files lie. With artifact.ts the only file that names pkg/; the page reads it,
// since a worker may have been started through a Blob, which has no place that addresses could be
// relative to.
import script from './worker.ts?worker&url';
import type { WasmAddresses } from '../protocol/artifact-names';
import { givenWasm, type GivenWasm, type WasmSources } from './given/wasm';

export interface Addresses {
  script: string;
  wasm: WasmSources;
}

const built = import.meta.glob<string>('../../pkg/*/vae_lab_bg.wasm', {
  query: '?url',
  import: 'default',
  eager: true,
});

/**
 * Everything absolute. `wasmBase` is a folder that holds the wasm files under the names they were
 * built with.
 */
export function addressesOf({
  worker = script,
  wasmBase,
  wasm,
}: { worker?: string | URL; wasmBase?: string | URL; wasm?: GivenWasm } = {}): Addresses {
  const built = wasmAddresses(wasmBase);
  return {
    script: absolute(worker),
    wasm: wasm === undefined ? built : givenWasm(wasm, built, absolute),
  };
}

export function wasmAddresses(base?: string | URL): WasmAddresses {
  const found = Object.entries(built).map(([path, address]) => [
    path.split('/').at(-2),
    moved(absolute(address), base),
  ]);
  return Object.fromEntries(found);
}

function moved(address: string, base: string | URL | undefined): string {
  if (base === undefined) return address;
  const folder = absolute(base).replace(/\/?$/, '/');
  return new URL(address.split('/').at(-1)!, folder).href;
}

export function absolute(address: string | URL): string {
  return new URL(
    address,
    (globalThis as { document?: { baseURI: string } }).document?.baseURI ?? import.meta.url,
  ).href;
}
