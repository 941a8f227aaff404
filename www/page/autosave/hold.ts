// Which slots belong to a page that is still open: its lock is held for as long as the page lives,
// however it ends.
// a page that is being reloaded lets go after its successor has begun; on a busy machine, seconds
// after
const PATIENCE_MS = 4000;

const nameOf = (slot: string): string => `vae-lab run ${slot}`;

/**
 * Holds a slot from now on; false where another page holds it. Browsers without locks hold
 * everything at once.
 */
export function hold(slot: string): Promise<boolean> {
  const { locks } = navigator;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(nameOf(slot), { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}

/** The slots among these that no open page holds. */
export async function abandoned(slots: readonly string[]): Promise<string[]> {
  const held = (await navigator.locks?.query())?.held ?? [];
  const names = new Set(held.map(({ name }) => name));
  return slots.filter((slot) => !names.has(nameOf(slot)));
}
