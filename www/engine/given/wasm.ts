// The engine's wasm as a program gives it: an address, bytes, an answer of a server, or compiled.
import { msg, str } from '@lit/localize';
import type {
  ArtifactName,
  WasmAddresses,
  WasmFile,
  WasmFiles,
} from '../../protocol/artifact-names';
import { namedError } from '../../protocol/errors';
import { refused, shown } from './numbers';

export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;

/** That of the CPU, or one for each device. */
export type GivenWasm = WasmSource | Partial<Record<ArtifactName, WasmSource>>;

export type WasmSources = Partial<Record<ArtifactName, WasmFile | Response>>;

const NAMES: readonly ArtifactName[] = ['cpu', 'cpu-relaxed', 'webgpu'];

/**
 * What is not given comes from where it lies. The CPU's own stands for the one with relaxed SIMD,
 * too, where that is not given beside it.
 */
export function givenWasm(
  given: GivenWasm,
  built: WasmAddresses,
  absolute: (address: string | URL) => string,
): WasmSources {
  const named: object = isSource(given) ? { cpu: given } : given;
  if (typeof named !== 'object' || named === null) throw notWasm('wasm', given);
  const found: WasmSources = { ...built };
  if ('cpu' in named && !('cpu-relaxed' in named)) delete found['cpu-relaxed'];
  for (const [name, source] of Object.entries(named)) {
    const known = NAMES.find((each) => each === name);
    if (!known) throw refused(msg(str`wasm names “${name}”; there are ${NAMES.join(', ')}.`));
    if (!isSource(source)) throw notWasm(`wasm.${name}`, source);
    found[known] = typeof source === 'string' || source instanceof URL ? absolute(source) : source;
  }
  return found;
}

/** As it can be sent to a worker: of a server's answer, its bytes. */
export async function sendable(sources: WasmSources): Promise<WasmFiles> {
  const sent = Object.entries(sources).map(async ([name, source]) => [name, await bytesOf(source)]);
  return Object.fromEntries(await Promise.all(sent)) as WasmFiles;
}

async function bytesOf(source: WasmFile | Response): Promise<WasmFile> {
  if (!(source instanceof Response)) return source;
  if (source.ok) return source.arrayBuffer();
  throw namedError(
    'EngineUnreachable',
    msg(
      str`The engine is not at ${source.url}: the server answered with status ${source.status}. The wasm files have to lie there under the names they were built with.`,
    ),
  );
}

const names = new WeakMap<object, string>();
let count = 0;

/** What JSON can't tell apart, by which object it is. */
export function nameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !isSource(value)) return value;
  if (!names.has(value)) names.set(value, `#${++count}`);
  return names.get(value);
}

function isSource(value: unknown): value is WasmSource {
  return (
    typeof value === 'string' ||
    value instanceof URL ||
    value instanceof Response ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    value instanceof WebAssembly.Module
  );
}

function notWasm(what: string, given: unknown): Error {
  return refused(
    msg(
      str`${what} has to be an address, the bytes of a wasm file, a Response or a WebAssembly.Module, not ${shown(given)}.`,
    ),
  );
}
