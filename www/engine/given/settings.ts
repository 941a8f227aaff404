// Single settings of an engine, as a program gives them.
import { msg, str } from '@lit/localize';
import { isLocale, LANGUAGES, type Locale } from '../../i18n/locale';
import { refused, shown, whole } from './numbers';

/** The step to train to; none for no end. */
export function givenUntil(until: unknown): number {
  return until === undefined || until === null || until === Infinity
    ? Infinity
    : whole(until, 'until');
}

/** The part of the time spent training. */
export function givenShare(share: unknown): number {
  if (typeof share === 'number' && share > 0 && share <= 1) return share;
  throw refused(`The speed is a share of the time, above 0 and at most 1, not ${shown(share)}.`);
}

export function givenLanguage(language: unknown): Locale {
  if (typeof language === 'string' && isLocale(language)) return language;
  const allowed = Object.keys(LANGUAGES).join(', ');
  throw refused(msg(str`language is ${shown(language)}; allowed are ${allowed}.`));
}
