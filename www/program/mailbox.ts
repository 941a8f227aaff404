// What comes, one after another, for somebody who takes it when there is time.

export class Mailbox<T> {
  #waiting: T[] = [];
  #over: { error?: unknown } | undefined;
  #wake = (): void => {};

  put(item: T): void {
    if (this.#over) return;
    this.#waiting.push(item);
    this.#wake();
  }

  /** Nothing else comes. */
  end(): void {
    this.#over ??= {};
    this.#wake();
  }

  /** Nothing else comes, and why; what came before is taken first. */
  fail(error: unknown): void {
    this.#over ??= { error };
    this.#wake();
  }

  /** The next one; undefined where nothing else comes. */
  async take(): Promise<T | undefined> {
    while (this.#waiting.length === 0 && !this.#over)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#waiting.length > 0) return this.#waiting.shift();
    if (this.#over && 'error' in this.#over) throw this.#over.error;
    return undefined;
  }
}
