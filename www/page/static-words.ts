// The words that stand in index.html itself, outside any element of ours: said again when the
// language changes.
import { msg } from '@lit/localize';
import { onOtherLanguage } from './language';

const words: Readonly<Record<string, () => string>> = {
  title: () => msg('vae-lab: a variational autoencoder, learning in your browser'),
  '.skip': () => msg('Skip to the pictures'),
  '#theme span': () => msg('Dark'),
  '#settings-title': () => msg('Settings'),
  '#settings > summary span': () => msg('Settings'),
  '.to-docs': () => msg('Documentation'),
  '.to-embedding': () => msg('In your own page'),
  'footer p': () =>
    msg('Images, model and training stay in this browser; nothing is sent anywhere.'),
};

export function followLanguage(): void {
  onOtherLanguage(() => {
    for (const [selector, word] of Object.entries(words)) {
      const element = document.querySelector(selector);
      if (element) element.textContent = word();
    }
    document.querySelector('.bar')?.setAttribute('aria-label', msg('Training'));
    document.querySelector('nav.switch')?.setAttribute('aria-label', msg('Panels'));
    document
      .querySelector('meta[name="description"]')
      ?.setAttribute(
        'content',
        msg(
          'Watch a variational autoencoder learn in your browser: its samples, reconstructions, interpolations and latent plane, live.',
        ),
      );
  });
}
