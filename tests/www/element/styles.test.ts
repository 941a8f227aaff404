import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forShadow } from '../../../www/element/styles';

describe('a stylesheet of the page in a shadow root', () => {
  it('goes by the width of the widget', () => {
    expect(forShadow('@media (min-width: 600px) and (max-width: 899px) { a { b: c } }')).toContain(
      '@container vae-lab (min-width: 600px) and (max-width: 899px)',
    );
    expect(forShadow('@media(width>=600px){a{b:c}}')).toContain(
      '@container vae-lab (width>=600px)',
    );
    expect(forShadow('@media (600px <= width <= 899px){a{b:c}}')).toContain(
      '@container vae-lab (600px <= width <= 899px)',
    );
  });

  it('still heeds what the visitor asks for', () => {
    const css = '@media (prefers-reduced-motion: no-preference) { a { b: c } }';
    expect(forShadow(css)).toBe(css);
  });

  it('does not hang on the font size of the page around it', () => {
    const shared = [
      '../../../www/page/css/',
      '../../../www/element/css/',
      '../../../www/panels/',
    ].flatMap((folder) => sheetsUnder(new URL(folder, import.meta.url)));
    const ofThePageAlone = ['layout', 'compare', 'share', 'tour', 'article'];
    const wrong = shared.filter(
      ({ name, css }) =>
        !ofThePageAlone.includes(name) && /\drem\b/.test(css.replace('--rem: 1rem;', '')),
    );
    expect(shared.length).toBeGreaterThan(20);
    expect(wrong.map(({ name }) => name)).toEqual([]);
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
