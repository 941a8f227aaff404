// The page's stylesheets, made to stand in a shadow root.

/** What the window is to the page, the widget is to its parts: they go by its width. */
export function forShadow(css: string): string {
  return css.replace(/@media\s*\((?=(min-|max-)?width|[\d.]+px\s*<)/g, '@container vae-lab (');
}

/** A browser makes each sheet once, for all widgets. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(forShadow(css));
  return sheet;
}
