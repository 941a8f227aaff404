// Light or dark: as the system asks, until the visitor says otherwise.
import { remember, remembered } from './remembered';

export type Theme = 'light' | 'dark';

const KEY = 'vae-lab-theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

export function theme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : systemDark.matches ? 'dark' : 'light';
}

export function restoreTheme(): void {
  const kept = remembered(KEY);
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset['theme'] = kept;
}

export function toggleTheme(): void {
  const next: Theme = theme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = next;
  remember(KEY, next);
}

export function onSystemTheme(changed: () => void): void {
  systemDark.addEventListener('change', changed);
}
