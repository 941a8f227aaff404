// The page's languages: which one a visitor wants, and everything that is said in it.
import { configureLocalization } from '@lit/localize';
import { allLocales, sourceLocale, targetLocales } from './generated/locale-codes';

export type Locale = (typeof allLocales)[number];

export const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'English', zh: '中文' };

const localization = configureLocalization({
  sourceLocale,
  targetLocales,
  // What the engine says is translated beside what the page says.
  loadLocale: async () => {
    const [templates, { zh }] = await Promise.all([import('./generated/zh'), import('./engine-words')]);
    engineWords = zh;
    return templates;
  },
});

let engineWords: ReadonlyMap<string, string> = new Map();

export function locale(): Locale {
  return localization.getLocale() as Locale;
}

/** Everything on the page, or in the worker that calls it, changes over once the language has arrived. */
export async function speak(wanted: Locale): Promise<void> {
  await localization.setLocale(wanted);
}

/** A name or help text of the engine's schema in the visitor's language; in English where it has no translation. */
export function say(english: string): string {
  return (locale() === 'zh' && engineWords.get(english)) || english;
}

export function isLocale(text: string | null | undefined): text is Locale {
  return (allLocales as readonly (string | null | undefined)[]).includes(text);
}

/** The first of the visitor's languages that the page speaks. */
export function firstKnown(languages: readonly string[]): Locale {
  return languages.map((language) => language.split('-')[0]).find(isLocale) ?? sourceLocale;
}
