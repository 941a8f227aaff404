// What an import's preview shows of files, for tests of how they are read.
import type { Preview } from '../../../www/data/messages';
import { ImportDialog } from './import-dialog';
import type { Made } from './import-files';
import type { Visitor } from './visitor';
import { barPng } from './png';

/** The images' pixels, and the labels and names beneath them. */
export interface Shown extends Omit<Preview, 'sheet'> {
  pixels: number[][];
  count: number;
}

export class PreviewedImport extends ImportDialog {
  readonly #visitor: () => Visitor;

  constructor(visitor: () => Visitor) {
    super(visitor);
    this.#visitor = visitor;
  }

  async shows(...files: Made[]): Promise<Shown> {
    await this.close();
    await this.drop(files);
    return this.shown();
  }

  shown(): Promise<Shown> {
    return this.#visitor().page.$eval('lab-import-preview', (element) => {
      const { sheet, ...rest } = (
        element as unknown as { state: { importing: { preview: Preview } } }
      ).state.importing.preview;
      const area = sheet.channels * sheet.width * sheet.height;
      return {
        ...rest,
        count: sheet.count,
        pixels: Array.from({ length: sheet.count }, (_, n) =>
          Array.from(sheet.pixels.slice(n * area, (n + 1) * area)),
        ),
      };
    });
  }

  /** After an option was changed. */
  async shownWhen(what: string, holds: (shown: Shown) => boolean): Promise<Shown> {
    await this.#visitor().until(what, async () => holds(await this.shown()));
    return this.shown();
  }

  /** Why files are refused. */
  async problem(...files: Made[]): Promise<string> {
    await this.#visitor().drop(files);
    await this.#visitor().until('a sentence', async () => (await this.said()) !== '');
    return this.said();
  }

  notes(): Promise<string> {
    return this.#visitor().text('import-notes');
  }
}

export const text = (name: string, content: string, encoding: BufferEncoding = 'utf8'): Made => ({
  name,
  bytes: Buffer.from(content, encoding),
});

export const bars = (count: number, name = (n: number) => `bar-${n}.png`): Made[] =>
  Array.from({ length: count }, (_, n) => ({ name: name(n), bytes: barPng(n) }));
