// Light or dark: the system's wish, until the visitor says otherwise.
export type Theme = 'light' | 'dark';

const KEY = 'vae-lab-theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

export function theme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : systemDark.matches ? 'dark' : 'light';
}

export function restoreTheme(): void {
  const kept = remembered();
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset['theme'] = kept;
}

export function toggleTheme(): void {
  const next: Theme = theme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

export function onSystemTheme(changed: () => void): void {
  systemDark.addEventListener('change', changed);
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
