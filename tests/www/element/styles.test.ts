import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const OF_THE_PAGE_ALONE = ['layout', 'compare', 'share', 'tour', 'article'];

const shared = ['../../../www/page/css/', '../../../www/element/css/', '../../../www/panels/']
  .flatMap((folder) => sheetsUnder(new URL(folder, import.meta.url)))
  .filter(({ name }) => !OF_THE_PAGE_ALONE.includes(name));

const wrong = (pattern: RegExp): string[] =>
  shared.filter(({ css }) => pattern.test(css)).map(({ name }) => name);

describe('a stylesheet of the page that stands in a shadow root, too', () => {
  it('goes by the width of the page or the widget, and not of the window', () => {
    expect(shared.length).toBeGreaterThan(20);
    expect(wrong(/@media[^{]*(width|\d(px|r?em)\s*[<>])/)).toEqual([]);
  });

  it('does not hang on the font size of the page around it', () => {
    expect(wrong(/(?<=\d)(?<!--rem: 1)rem\b/)).toEqual([]);
  });
});

function sheetsUnder(folder: URL): { name: string; css: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({
      name: basename(file, '.css'),
      css: readFileSync(new URL(file, folder), 'utf8'),
    }));
}
