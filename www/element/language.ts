// The widgets of one script speak one language: the first that is on the page decides.
import {
  firstKnown,
  isLocale,
  languageOf,
  LANGUAGES,
  speak,
  speakFrom,
  type Locale,
} from '../i18n/locale';

speakFrom(() => import('../i18n/generated/zh'));

let spoken: Locale | null = null;

export const LANGUAGE_CODES = Object.keys(LANGUAGES).join(', ');

/** What an element's `lang`, or that of what holds it, comes to. */
export function languageAt(element: Element): Locale {
  return firstKnown([element.closest('[lang]')?.getAttribute('lang') ?? '']);
}

/** Returns what is spoken; everything changes over once the words have arrived. */
export function speakFirst(wanted: Locale): Locale {
  if (spoken === null) {
    spoken = wanted;
    void speak(wanted).catch(() => {}); // then in English
  }
  return spoken;
}

export const isSpoken = (lang: string): boolean => isLocale(languageOf(lang));
export const languageName = (locale: Locale): string => LANGUAGES[locale];
