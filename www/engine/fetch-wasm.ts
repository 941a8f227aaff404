// Gets a wasm file, or says in a sentence why it is not to be had: the usual reasons are the
// host's, not the visitor's.
import { msg, str } from '@lit/localize';
import type { WasmFile } from '../protocol/artifact-names';
import { asError, namedError } from '../protocol/errors';
import { builtin } from './node';

export async function fetchWasm(address: string): Promise<Response> {
  if (address.startsWith('file:')) return readWasm(address);
  const response = await fetch(address).catch((error: unknown) => {
    throw unreachable(
      msg(
        str`The engine could not be fetched from ${address} (${asError(error).message}). The server has to be reachable and let this page read the file (CORS), and the page's Content-Security-Policy has to allow it (connect-src).`,
      ),
    );
  });
  if (!response.ok)
    throw unreachable(
      msg(
        str`The engine is not at ${address}: the server answered with status ${response.status}. The wasm files have to lie there under the names they were built with.`,
      ),
    );
  return response;
}

/** Node's own fetch takes no files. */
async function readWasm(address: string): Promise<Response> {
  const files = builtin('node:fs/promises');
  if (!files) return fetch(address);
  const bytes = await files.readFile(new URL(address)).catch((error: unknown) => {
    throw unreachable(msg(str`The engine's wasm file can't be read: ${asError(error).message}`));
  });
  return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });
}

/** An instance that could not be made of a file, or of what was fetched from its address. */
export function whyNotCompiled(thrown: unknown, file: WasmFile, got: Response | WasmFile): Error {
  const error = asError(thrown);
  const isOther = error instanceof WebAssembly.LinkError; // another version's
  if (!isOther && !(error instanceof WebAssembly.CompileError)) return error;
  if (/content.security|CSP|unsafe-eval/i.test(error.message)) {
    return unreachable(
      msg(
        str`The page's Content-Security-Policy forbids WebAssembly: its script-src has to allow 'wasm-unsafe-eval'. (${error.message})`,
      ),
    );
  }
  if (typeof file !== 'string')
    return unreachable(
      msg(str`What was given as wasm is not the engine of this version: ${error.message}`),
    );
  const type = got instanceof Response ? got.headers.get('Content-Type') : null;
  return unreachable(
    msg(str`What lies at ${file} is not the engine (${type ?? '?'}): ${error.message}`),
  );
}

function unreachable(message: string): Error {
  return namedError('EngineUnreachable', message);
}
