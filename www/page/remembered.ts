// A word that the browser keeps from one visit to the next, where it is allowed to.

/** `localStorage`, which a browser may refuse even to name. */
export type Keeper = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function remembered(key: string, keeper: Keeper = () => localStorage): string | null {
  try {
    return keeper().getItem(key);
  } catch {
    return null;
  }
}

/** Nothing at all for ''. Where storage is forbidden, a choice lasts as long as the page. */
export function remember(key: string, word: string, keeper: Keeper = () => localStorage): void {
  try {
    if (word === '') keeper().removeItem(key);
    else keeper().setItem(key, word);
  } catch {
    // As said above.
  }
}
