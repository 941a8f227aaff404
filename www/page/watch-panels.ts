// Only what is on the screen, or about to be, is worth computing.
import type { Request } from '../store/requests';
import type { PanelName } from '../store/state';

/**
 * Tells of every panel below `root` that comes into sight or leaves it; call it again when there
 * are other panels.
 */
export function watchPanels(
  root: ParentNode,
  handle: (request: Extract<Request, { type: 'visible' }>) => void,
): IntersectionObserver {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        handle({
          type: 'visible',
          panel: (target as HTMLElement).dataset['panel'] as PanelName,
          visible: isIntersecting,
        });
      }
    },
    { rootMargin: '100px' },
  );
  root.querySelectorAll('[data-panel]').forEach((view) => observer.observe(view));
  return observer;
}
