import { expect, test } from 'vitest';
import { render } from '../../../pkg-scripts/docs/markdown.mjs';

const rendered = (markdown: string, tables = {}) =>
  render(`# A chapter\n\n${markdown}`, (href) => `to/${href}`, tables);

test('headings have the anchors that forges give them, and equal ones are told apart', async () => {
  const { headings } = await rendered(
    "## What doesn't go together\n\n## `play()` and more\n\n## Again\n\n## Again",
  );
  expect(headings.map(({ id }) => id)).toEqual([
    'a-chapter',
    'what-doesnt-go-together',
    'play-and-more',
    'again',
    'again-1',
  ]);
});

test('a chapter without a title is refused', async () => {
  await expect(render('Text.', (href) => href, {})).rejects.toThrow('heading of level 1');
});

test('formulas become MathML, in a line and by themselves', async () => {
  expect((await rendered('The code $`z`$.')).html).toMatch(
    /<p>The code <span class="katex"><math[^>]*>.*<mi>z<\/mi>/,
  );
  expect((await rendered('```math\nx = 1\n```')).html).toContain(
    '<p class="formula"><span class="katex"><math xmlns="http://www.w3.org/1998/Math/MathML" display="block">',
  );
});

test('a formula that is none fails the build', async () => {
  await expect(rendered('$`\\nosuch{`$')).rejects.toThrow('nosuch');
});

test('a live example runs, and its source is shown', async () => {
  const { html, live } = await rendered('```html live\n<vae-lab preset="plane"></vae-lab>\n```');
  expect(live).toBe(true);
  expect(html).toContain('<vae-lab preset="plane"></vae-lab>');
  expect(html).toContain('&lt;vae-lab preset=&quot;plane&quot;&gt;');
});

test('other HTML is shown and not obeyed', async () => {
  const { html, live } = await rendered(
    '<script>alert(1)</script>\n\n```html\n<vae-lab></vae-lab>\n```',
  );
  expect(html).not.toMatch(/<script|<vae-lab/);
  expect(live).toBe(false);
});

test('links and pictures lead where the site has them', async () => {
  const { html, links } = await rendered('[there](other.md#part) ![a curve](curve.svg)');
  expect(links).toEqual(['to/other.md#part', 'to/curve.svg']);
  expect(html).toContain('src="to/curve.svg" alt="a curve"');
});

test('a link that stands alone and names a table gives way to it', async () => {
  const { html } = await rendered('Before.\n\n[All of them](api.ts "table: all")\n\nAfter.', {
    all: '| name |\n|---|\n| `a` |',
  });
  expect(html).toContain('<td><code>a</code></td>');
  expect(html).not.toContain('All of them');
  await expect(rendered('[All of them](api.ts "table: none")')).rejects.toThrow(
    'there is no table none',
  );
});

test('columns of numbers are aligned without a style attribute', async () => {
  expect((await rendered('| a | b |\n|---|---:|\n| x | 1 |')).html).toContain(
    '<td>x</td>\n<td class="number">1</td>',
  );
});
