// One task at a time, in the order they came: wasm-bindgen throws when calls on one object overlap.

export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => T | PromiseLike<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => {}); // a failed task must not stop those behind it
    return result;
  }
}
