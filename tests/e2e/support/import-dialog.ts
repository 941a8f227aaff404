// The dialog for a visitor's own images: files in, a look at the preview, and a model that learns
// from them.
import type { Made } from './import-files';
import type { Visitor } from './visitor';
import type { SeenEvent } from './spy';

export class ImportDialog {
  readonly #visitor: () => Visitor;

  constructor(visitor: () => Visitor) {
    this.#visitor = visitor;
  }

  get #page() {
    return this.#visitor().page;
  }

  /** With nothing chosen, so that the next preview is a new one. */
  async close(): Promise<void> {
    await this.#page.$eval(
      this.#visitor().at('import'),
      (dialog) =>
        new Promise((closed) => {
          if (!(dialog as HTMLDialogElement).open) return closed(null);
          dialog.addEventListener('close', () => closed(null), { once: true });
          (dialog as HTMLDialogElement).close();
        }),
    );
    await this.#visitor().until(
      'no preview',
      async () => (await this.#page.$('lab-import-preview')) === null,
    );
  }

  /** Without waiting for what comes of it. */
  async offer(files: Made[]): Promise<void> {
    const visitor = this.#visitor();
    await visitor.choose(
      'file-input',
      files.map(({ name, bytes }) => visitor.write(name, bytes)),
    );
  }

  async choose(files: Made[]): Promise<void> {
    await this.offer(files);
    await this.preview();
  }

  async drop(files: Made[]): Promise<void> {
    await this.#visitor().drop(files);
    await this.preview();
  }

  preview(): Promise<void> {
    return this.#visitor().until('a preview', () => this.hasPreview());
  }

  async hasPreview(): Promise<boolean> {
    return (await this.#page.$(this.#visitor().at('import-train'))) !== null;
  }

  /** The model that then learns from them, and its images. */
  async train(): Promise<Extract<SeenEvent, { type: 'model' }>> {
    const visitor = this.#visitor();
    const before = (await visitor.events('model')).length;
    await visitor.click('import-train');
    await visitor.until(
      'the images to be learned from',
      async () => (await visitor.events('model')).length > before,
    );
    await visitor.until('the dialog to close', () =>
      this.#page.$eval(visitor.at('import'), (dialog) => !(dialog as HTMLDialogElement).open),
    );
    return (await visitor.events('model')).at(-1)!;
  }

  /** What is wrong with the files, and which are not used. */
  said(): Promise<string> {
    return this.#page.$$eval(
      '[data-testid="import-problem"], [data-testid="import-unused"], [data-testid="import-left-out"]',
      (parts) =>
        parts
          .map((part) => part.textContent)
          .join(' ')
          .trim(),
    );
  }
}
