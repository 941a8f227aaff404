// What wasm of a page holds: a page can't be asked for its memories later, so they are kept as they
// are made.

/** Runs in the page before its scripts do. */
export function keepWasmMemories() {
  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  Object.assign(globalThis, {
    wasmBytes: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  });
  const keep = (/** @type {WebAssembly.Instance} */ instance) => {
    for (const part of Object.values(instance.exports))
      if (part instanceof WebAssembly.Memory) memories.push(part);
  };
  for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
    const original =
      /** @type {(...args: unknown[]) => Promise<WebAssembly.Instance & { instance?: WebAssembly.Instance }>} */ (
        WebAssembly[name]
      );
    Object.assign(WebAssembly, {
      [name]: async (/** @type {unknown[]} */ ...args) => {
        const result = await original.apply(WebAssembly, args);
        keep(result.instance ?? result);
        return result;
      },
    });
  }
}
