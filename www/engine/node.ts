// What Node has in place of a browser's: threads for workers, and files. Nothing is imported, so
// that no bundler looks for it.

interface Builtins {
  'node:worker_threads': {
    Worker: new (script: URL, options: { name: string }) => NodeThread;
    parentPort: MessagePort | null;
  };
  'node:fs/promises': { readFile(file: URL): Promise<Uint8Array<ArrayBuffer>> };
}

/** As much of a thread as is used. */
export interface NodeThread {
  on(event: 'error', hear: (error: Error) => void): void;
  on(event: 'message' | 'messageerror', hear: (data: unknown) => void): void;
  postMessage(message: unknown, transfer?: readonly Transferable[]): void;
  terminate(): Promise<unknown>;
}

/** Undefined where there is no Node, or one that is too old to be asked. */
export function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?(name: string): unknown };
  };
  return process?.getBuiltinModule?.(name) as Builtins[Name] | undefined;
}
