// LaTeX to MathML, which browsers draw themselves. KaTeX comes only when a formula is first wanted.
import { withLetters } from './math-letters.ts'; // with its extension: the build's own scripts read this file, too

/**
 * The schema marks a setting's own symbol with \own{}; `mathcolor="own"` is no colour, but a hook
 * for the stylesheet.
 */
const MACROS = { '\\own': '\\textcolor{own}{#1}' };

/** Chromium sets a function's name flush with what follows it. */
const APPLIED = /<mo>\u2061<\/mo>/g;
const APPLIED_APART = '<mo rspace="0.15em">\u2061</mo>';

export async function mathml(tex: string, display: boolean): Promise<string> {
  const { default: katex } = await import('katex');
  const markup = katex.renderToString(tex, {
    output: 'mathml',
    displayMode: display,
    throwOnError: true,
    strict: 'error',
    macros: { ...MACROS },
  });
  return withLetters(markup).replace(APPLIED, APPLIED_APART);
}

/** The LaTeX for people to read, where it cannot be typeset. */
export function readable(tex: string): string {
  return tex.replace(/\\own\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1');
}
