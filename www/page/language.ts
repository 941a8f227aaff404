// The visitor's language: from the address, from an earlier visit, or as the browser asks for.
import { LOCALE_STATUS_EVENT } from '@lit/localize';
import {
  firstKnown,
  isLocale,
  LANGUAGES,
  locale,
  speak,
  speakFrom,
  type Locale,
} from '../i18n/locale';
import { remember, remembered } from './remembered';

const KEY = 'vae-lab-language';

speakFrom(() => import('../i18n/generated/zh'));

/** `wanted`: what the address asks for, if it does. */
export function restoreLanguage(wanted: string | null): Promise<void> {
  const kept = [wanted, remembered(KEY)].find(isLocale);
  return speakOnPage(kept ?? firstKnown(navigator.languages ?? [navigator.language]));
}

/** The one that a switch between the two leads to. */
export function otherLanguage(): { locale: Locale; name: string } {
  const other: Locale = locale() === 'zh' ? 'en' : 'zh';
  return { locale: other, name: LANGUAGES[other] };
}

export function chooseLanguage(chosen: Locale): Promise<void> {
  remember(KEY, chosen);
  return speakOnPage(chosen);
}

/** Called when everything has changed over. */
export function onOtherLanguage(changed: () => void): void {
  window.addEventListener(LOCALE_STATUS_EVENT, ({ detail }) => {
    if (detail.status === 'ready') changed();
  });
}

async function speakOnPage(wanted: Locale): Promise<void> {
  await speak(wanted);
  document.documentElement.lang = locale() === 'zh' ? 'zh-Hans' : 'en';
}
