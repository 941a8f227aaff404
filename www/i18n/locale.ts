// The page's languages: which one a visitor wants, and everything that is said in it.
import { configureLocalization, type LocaleModule } from '@lit/localize';
import { allLocales, sourceLocale, targetLocales } from '../protocol/locale-codes';
import type { Locale } from '../protocol/languages';
import type { Sentence, Said } from '../protocol/sentence';

export type { Locale } from '../protocol/languages';

export const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'English', zh: '中文' };

// The engine's own sentences. The page, which has more to say, has them come from elsewhere:
// templates of HTML are nothing for a worker.
let load: () => Promise<LocaleModule> = () => import('./generated/engine/zh');

export function speakFrom(translations: () => Promise<LocaleModule>): void {
  load = translations;
}

const localization = configureLocalization({
  sourceLocale,
  targetLocales,
  // What the engine says is translated beside what the page says.
  loadLocale: async () => {
    const [templates, { zh }, { inChinese }] = await Promise.all([
      load(),
      import('./engine-words'),
      import('./words/sentences'),
    ]);
    engine = { word: (english) => zh.get(english) ?? english, sentence: inChinese };
    return templates;
  },
});

// in another language than English
let engine: { word(english: string): string; sentence(told: Sentence): string } | undefined;

export function locale(): Locale {
  return localization.getLocale() as Locale;
}

/**
 * Everything on the page, or in the worker that calls it, changes over once the language has
 * arrived.
 */
export async function speak(wanted: Locale): Promise<void> {
  // @lit/localize tells the window of every change; a worker has none, and nobody in it to tell.
  // Not before it is needed: a server takes what has a window for a browser.
  if (!('window' in globalThis))
    Object.assign(globalThis, { window: { dispatchEvent: () => true } });
  await localization.setLocale(wanted);
}

/**
 * A name or help text of the engine's schema in the visitor's language; in English where it has no
 * translation.
 */
export function say(english: string): string {
  return (locale() === 'zh' && engine?.word(english)) || english;
}

/** A part of the schema, its name and help text in the visitor's language. */
export function named<T extends { label: string; help: string }>(part: T): T {
  return { ...part, label: say(part.label), help: say(part.help) };
}

/**
 * What the engine says in a sentence, such as a refusal, in the visitor's language; what has no
 * code is in it already.
 */
export function sayTold(told: Said): string {
  return (locale() === 'zh' && told.code && engine?.sentence(told)) || told.message;
}

export function isLocale(text: string | null | undefined): text is Locale {
  return (allLocales as readonly (string | null | undefined)[]).includes(text);
}

/**
 * The first of the visitor's languages that the page speaks, whatever else stands there: "ZH-hans",
 * "zh_CN.UTF-8", "C", nothing.
 */
export function firstKnown(languages: readonly (string | null | undefined)[] | undefined): Locale {
  return (languages ?? []).map(languageOf).find(isLocale) ?? sourceLocale;
}

/** The language in a tag of one, without script, region and all that. */
export function languageOf(tag: string | null | undefined): string {
  return /^[a-z]*/i.exec(tag ?? '')![0].toLowerCase();
}
