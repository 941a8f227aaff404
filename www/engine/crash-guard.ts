// Ties promises to something that can die: a worker, a GPU. Calls to the dead never settle by
// themselves.

export class CrashGuard {
  // Each waiting call's reject. Promise.race against one long-lived promise would keep every result
  // alive.
  #waiting = new Set<(error: Error) => void>();
  #cause: Error | undefined;
  #listeners = new Set<() => void>();

  /** Why it was cut, if it was. */
  get cause(): Error | undefined {
    return this.#cause;
  }

  /** Whether a call has not settled yet. */
  get waiting(): boolean {
    return this.#waiting.size > 0;
  }

  /**
   * Called once, when the line is cut, or at once if it already is; what it returns takes the
   * listener away again.
   */
  whenCut(listener: () => void): () => void {
    if (this.#cause) listener();
    else this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Settles as `promise` does, or rejects with the cause as soon as the line is cut. */
  settle<T>(promise: PromiseLike<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const done = () => this.#waiting.delete(reject);
      promise.then(
        (value) => (done(), resolve(value)),
        (error) => (done(), reject(error)),
      );
      if (this.#cause) reject(this.#cause);
      else this.#waiting.add(reject);
    });
  }

  /** Only the first cause counts: what follows it is usually its echo. */
  cut(cause: Error): void {
    if (this.#cause) return;
    this.#cause = cause;
    for (const reject of this.#waiting) reject(cause);
    this.#waiting.clear();
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}
