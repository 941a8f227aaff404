// The dialog for a visitor's own images: files in, a look at the preview, and a model that learns from them.
import type { Made } from './import-files';
import type { Lab } from './lab';
import type { SeenEvent } from './spy';

export class ImportDialog {
  readonly #lab: () => Lab;

  constructor(lab: () => Lab) {
    this.#lab = lab;
  }

  get #page() {
    return this.#lab().page;
  }

  /** With nothing chosen, so that the next preview is a new one. */
  async close(): Promise<void> {
    await this.#page.$eval(
      this.#lab().at('import'),
      (dialog) =>
        new Promise((closed) => {
          if (!(dialog as HTMLDialogElement).open) return closed(null);
          dialog.addEventListener('close', () => closed(null), { once: true });
          (dialog as HTMLDialogElement).close();
        }),
    );
    await this.#lab().until(
      'no preview',
      async () => (await this.#page.$('lab-import-preview')) === null,
    );
  }

  /** Without waiting for what comes of it. */
  async offer(files: Made[]): Promise<void> {
    const lab = this.#lab();
    await lab.choose(
      'file-input',
      files.map(({ name, bytes }) => lab.write(name, bytes)),
    );
  }

  async choose(files: Made[]): Promise<void> {
    await this.offer(files);
    await this.preview();
  }

  async drop(files: Made[]): Promise<void> {
    await this.#lab().drop(files);
    await this.preview();
  }

  preview(): Promise<void> {
    return this.#lab().until('a preview', () => this.hasPreview());
  }

  async hasPreview(): Promise<boolean> {
    return (await this.#page.$(this.#lab().at('import-train'))) !== null;
  }

  /** The model that then learns from them, and its images. */
  async train(): Promise<Extract<SeenEvent, { type: 'model' }>> {
    const lab = this.#lab();
    const before = (await lab.events('model')).length;
    await lab.click('import-train');
    await lab.until(
      'the images to be learned from',
      async () => (await lab.events('model')).length > before,
    );
    await lab.until('the dialog to close', () =>
      this.#page.$eval(lab.at('import'), (dialog) => !(dialog as HTMLDialogElement).open),
    );
    return (await lab.events('model')).at(-1)!;
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
