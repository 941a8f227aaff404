// A trap: a Rust panic, or memory at its end. The wasm instance that it came from must not be
// called again.

export function isTrap(thrown: unknown): boolean {
  return thrown instanceof WebAssembly.RuntimeError;
}
