// The words that stand in index.html itself, outside any element of ours: said again when the language changes.
import { LOCALE_STATUS_EVENT, msg } from '@lit/localize';

const words: Readonly<Record<string, () => string>> = {
  title: () => msg('vae-lab: a variational autoencoder, learning in your browser'),
  '.skip': () => msg('Skip to the pictures'),
  '#theme span': () => msg('Dark'),
  '#settings-title': () => msg('Settings'),
  '#settings > summary span': () => msg('Settings'),
  'footer p': () => msg('Images, model and training stay in this browser; nothing is sent anywhere.'),
};

export function followLanguage(): void {
  const say = (): void => {
    for (const [selector, word] of Object.entries(words)) {
      const element = document.querySelector(selector);
      if (element) element.textContent = word();
    }
    document.querySelector('.bar')?.setAttribute('aria-label', msg('Training'));
  };
  window.addEventListener(LOCALE_STATUS_EVENT, ({ detail }) => {
    if (detail.status === 'ready') say();
  });
}
