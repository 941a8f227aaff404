import { describe, expect, it } from 'vitest';
import { forShadow } from '../../../www/element/styles';

describe('a stylesheet of the page in a shadow root', () => {
  it('goes by the width of the widget', () => {
    expect(forShadow('@media (min-width: 600px) and (max-width: 899px) { a { b: c } }')).toContain('@container vae-lab (min-width: 600px) and (max-width: 899px)');
    expect(forShadow('@media(width>=600px){a{b:c}}')).toContain('@container vae-lab (width>=600px)');
    expect(forShadow('@media (600px <= width <= 899px){a{b:c}}')).toContain('@container vae-lab (600px <= width <= 899px)');
  });

  it('still heeds what the visitor asks for', () => {
    const css = '@media (prefers-reduced-motion: no-preference) { a { b: c } }';
    expect(forShadow(css)).toBe(css);
  });

  it('does not hang on the page’s font size, nor on its root', () => {
    expect(forShadow(':root { --small: 0.8125rem; }')).toBe(':host { --small: calc(0.8125 * var(--rem)); }');
  });
});
