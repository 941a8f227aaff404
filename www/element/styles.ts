// The page's stylesheets, made to stand in a shadow root.

/**
 * What the window and the document are to the page, the widget is to its parts: widths are its own, sizes don't hang on
 * the font size of the page around it, and tokens are those of the element.
 */
export function forShadow(css: string): string {
  return css
    .replaceAll(':root', ':host')
    .replace(/@media\s*\((?=(min-|max-)?width|[\d.]+px\s*<)/g, '@container vae-lab (')
    .replace(/([\d.]+)rem\b/g, 'calc($1 * var(--rem))');
}

/** A browser makes each sheet once, for all widgets. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(forShadow(css));
  return sheet;
}
