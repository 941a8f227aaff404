// The letters of a formula in the form that `mathvariant` asks for: of that attribute MathML Core
// has left only "normal", and Chromium draws all others as plain letters. Unicode has a character
// for each of them.

/** Where each variant's A, its capital alpha and its 0 stand. */
const STARTS: Readonly<Record<string, { latin: number; greek?: number; digits?: number }>> = {
  bold: { latin: 0x1d400, greek: 0x1d6a8, digits: 0x1d7ce },
  italic: { latin: 0x1d434, greek: 0x1d6e2 },
  'bold-italic': { latin: 0x1d468, greek: 0x1d71c },
  script: { latin: 0x1d49c },
  'bold-script': { latin: 0x1d4d0 },
  fraktur: { latin: 0x1d504 },
  'bold-fraktur': { latin: 0x1d56c },
  'double-struck': { latin: 0x1d538, digits: 0x1d7d8 },
  'sans-serif': { latin: 0x1d5a0, digits: 0x1d7e2 },
  'bold-sans-serif': { latin: 0x1d5d4, greek: 0x1d756, digits: 0x1d7ec },
  'sans-serif-italic': { latin: 0x1d608 },
  'sans-serif-bold-italic': { latin: 0x1d63c, greek: 0x1d790 },
  monospace: { latin: 0x1d670, digits: 0x1d7f6 },
};

/** The alphabets of each variant, in their order there. */
const LATIN = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
const DIGITS = [...'0123456789'];
const GREEK = [...'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ'];

/** Letters that Unicode had before the others, and left where they were. */
const ELSEWHERE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  italic: { h: 'ℎ' },
  script: {
    B: 'ℬ',
    E: 'ℰ',
    F: 'ℱ',
    H: 'ℋ',
    I: 'ℐ',
    L: 'ℒ',
    M: 'ℳ',
    R: 'ℛ',
    e: 'ℯ',
    g: 'ℊ',
    o: 'ℴ',
  },
  fraktur: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  'double-struck': { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
};

const VARIED = /<(m[ions]|mtext) mathvariant="([a-z-]+)">([^<]+)<\/\1>/g;

/** MathML with its letters written out. What has no such form keeps its attribute. */
export function withLetters(markup: string): string {
  return markup.replace(VARIED, (whole, tag: string, variant: string, text: string) => {
    const letters = [...text].map((letter) => inForm(variant, letter));
    return letters.includes(null) ? whole : `<${tag}>${letters.join('')}</${tag}>`;
  });
}

function inForm(variant: string, letter: string): string | null {
  const starts = STARTS[variant];
  if (!starts) return null;
  const elsewhere = ELSEWHERE[variant]?.[letter];
  if (elsewhere) return elsewhere;
  const { latin, greek, digits } = starts;
  return at(latin, LATIN, letter) ?? at(greek, GREEK, letter) ?? at(digits, DIGITS, letter);
}

function at(start: number | undefined, alphabet: readonly string[], letter: string): string | null {
  const place = alphabet.indexOf(letter);
  return start === undefined || place < 0 ? null : String.fromCodePoint(start + place);
}
