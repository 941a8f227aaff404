// Gets a wasm file, or says in a sentence why it is not to be had: the usual reasons are the host's, not the visitor's.
import { msg, str } from '@lit/localize';
import { asError, namedError } from './errors';

export async function fetchWasm(address: string): Promise<Response> {
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

/** An instance that could not be made of what was fetched. */
export function whyNotCompiled(thrown: unknown, address: string, { headers }: Response): Error {
  const error = asError(thrown);
  if (!(error instanceof WebAssembly.CompileError)) return error;
  if (/content.security|CSP|unsafe-eval/i.test(error.message)) {
    return unreachable(
      msg(
        str`The page's Content-Security-Policy forbids WebAssembly: its script-src has to allow 'wasm-unsafe-eval'. (${error.message})`,
      ),
    );
  }
  return unreachable(
    msg(
      str`What lies at ${address} is not the engine (${headers.get('Content-Type') ?? '?'}): ${error.message}`,
    ),
  );
}

function unreachable(message: string): Error {
  return namedError('EngineUnreachable', message);
}
