// uPlot, which draws the charts. It comes with the first of them: where it can't be had, the page
// goes on without.
import type uPlot from 'uplot';

let wanted: Promise<typeof uPlot> | undefined;

export function wantUPlot(): Promise<typeof uPlot> {
  return (wanted ??= load());
}

async function load(): Promise<typeof uPlot> {
  const giveBack = lendLanguage();
  try {
    return (await import('uplot')).default;
  } finally {
    giveBack();
  }
}

/**
 * While it loads, uPlot asks for a format of numbers in the browser's language, which may be none:
 * WebKitGTK under LANG=C says "C".
 */
function lendLanguage(): () => void {
  try {
    new Intl.NumberFormat(navigator.language);
    return () => {};
  } catch {
    const before = Object.getOwnPropertyDescriptor(navigator, 'language');
    Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
    return () =>
      before
        ? Object.defineProperty(navigator, 'language', before)
        : Reflect.deleteProperty(navigator, 'language');
  }
}
