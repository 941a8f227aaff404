// The HTML around a chapter. Everything can be read without JavaScript.
/**
 * @typedef {import('./chapters.mjs').Chapter & import('./markdown.mjs').Rendered} RenderedChapter
 * @typedef {import('./markdown.mjs').Heading} Heading
 */

const escaped = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * @param {RenderedChapter} chapter
 * @param {{ all: RenderedChapter[], before: RenderedChapter | undefined, after: RenderedChapter |
 *   undefined }} around
 */
export function page({ page, title, html, headings, live }, { all, before, after }) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escaped(title)} · vae-lab</title>
    <link rel="icon" href="../icons/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="docs.css">
    <script src="docs.js"></script>
${live ? '    <script type="module" src="../vae-lab.js"></script>\n' : ''}  </head>
  <body>
    <a class="skip" href="#chapter">Skip to the text</a>
    <header><p><a class="home" href="index.html">vae-lab <span>docs</span></a></p><p><a href="../index.html">Open the lab</a></p></header>
    <div class="sheet">
      <details class="side"><summary>Chapters</summary>${chapterList(all, page)}</details>
      <main id="chapter" tabindex="-1">
${html}
        <nav class="turn" aria-label="Next to this chapter">${turn('prev', 'Before', before)}${turn('next', 'Next', after)}</nav>
      </main>
      ${onThisPage(headings)}
    </div>
  </body>
</html>
`;
}

/**
 * @param {RenderedChapter[]} all
 * @param {string} here
 */
function chapterList(all, here) {
  const parts = [...new Set(all.map(({ part }) => part))].map((part) => {
    const items = all
      .filter((chapter) => chapter.part === part)
      .map(
        ({ page, title }) =>
          `<li><a href="${page}"${page === here ? ' aria-current="page"' : ''}>${escaped(title)}</a></li>`,
      );
    return `<p>${part}</p><ul>${items.join('')}</ul>`;
  });
  return `<nav aria-label="Chapters">${parts.join('')}<p>Reference</p><ul><li><a href="api/vae_lab/index.html">The Rust crate</a></li></ul></nav>`;
}

/** @param {Heading[]} headings */
function onThisPage(headings) {
  const own = headings.filter(({ level }) => level === 2);
  if (own.length < 2) return '';
  const items = own.map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`);
  return `<details class="toc"><summary>On this page</summary><nav aria-label="On this page"><ul>${items.join('')}</ul></nav></details>`;
}

const turn = (
  /** @type {string} */ rel,
  /** @type {string} */ word,
  /** @type {RenderedChapter | undefined} */ chapter,
) =>
  chapter
    ? `<a rel="${rel}" href="${chapter.page}"><small>${word}</small> ${escaped(chapter.title)}</a>`
    : '<span></span>';
