// Ways to let the worker's event loop turn.

const { port1, port2 } = new MessageChannel();
const resumes: (() => void)[] = [];
port1.onmessage = () => resumes.shift()?.();

/**
 * Resolves in a later task, after the messages already waiting. Awaiting wasm yields only
 * microtasks, in which no message arrives; setTimeout is clamped to 4 ms once nested.
 */
export function nextMacrotask(): Promise<void> {
  return new Promise((resolve) => {
    resumes.push(resolve);
    port2.postMessage(null);
  });
}

/** A sleep that `wake` ends early. */
export class Nap {
  #end: (() => void) | undefined;

  take(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  wake(): void {
    this.#end?.();
  }
}
