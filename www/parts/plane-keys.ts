// The keys that move the window on the plane of codes.
import type { PlaneWindow } from '../protocol/messages';
import { moved, zoomed } from '../views/plane-window';

const STEP = 1 / 4; // of the extent
export const ZOOM = 1.5;

/**
 * The window after a key; null for the one at the start, undefined where the key is not for the
 * plane.
 */
export function windowKey(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  window: PlaneWindow,
): PlaneWindow | null | undefined {
  if (ctrlKey || metaKey || altKey) return undefined; // the browser's own
  switch (key) {
    case 'ArrowLeft':
      return moved(window, -STEP, 0);
    case 'ArrowRight':
      return moved(window, STEP, 0);
    case 'ArrowDown':
      return moved(window, 0, -STEP);
    case 'ArrowUp':
      return moved(window, 0, STEP);
    case '+':
    case '=':
      return zoomed(window, 1 / ZOOM);
    case '-':
      return zoomed(window, ZOOM);
    case '0':
      return null;
    default:
      return undefined;
  }
}
