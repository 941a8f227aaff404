// Errors as the page meets them: a name to branch on, a sentence to show.

export function namedError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** A trap: a Rust panic, or memory at its end. The wasm instance must not be called again. */
export function isTrap(thrown: unknown): boolean {
  return thrown instanceof WebAssembly.RuntimeError;
}
