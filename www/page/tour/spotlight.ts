// Draws the eye to what the tour talks about: opens what hides it, brings it into view once, and
// marks it softly.
import { hookOf } from '../fields';
import { wantsLessMotion } from '../../parts/motion';
import type { Sight } from './chapter';

const CLASS = 'spotlit';

export class Spotlight {
  #lit: Element | null = null;
  #pending = false;

  /** A new step: what it points at is brought into view as soon as it is there. */
  turn(): void {
    this.#pending = true;
  }

  /** The page may have been drawn anew, and the target be another element than before. */
  follow(sight: Sight | null): void {
    const target = sight && elementOf(sight);
    if (target !== this.#lit) {
      this.#lit?.classList.remove(CLASS);
      target?.classList.add(CLASS);
      this.#lit = target;
    }
    if (!this.#pending || !target) return;
    for (
      let box = target.closest('details');
      box;
      box = box.parentElement?.closest('details') ?? null
    )
      box.open = true;
    if (target.getClientRects().length === 0) return; // its panel is about to open
    this.#pending = false;
    requestAnimationFrame(() => bringIntoView(target));
  }
}

function elementOf(sight: Sight): Element | null {
  if (sight === 'bar') return document.querySelector('lab-transport');
  if ('panel' in sight) return document.querySelector(`[data-panel="${sight.panel}"]`);
  if ('choice' in sight)
    return document.getElementById(`choice-${hookOf(sight.choice)}`)?.closest('lab-choice') ?? null;
  return document.getElementById(`field-${hookOf(sight.field)}`)?.closest('lab-field') ?? null;
}

/** The stylesheet's scroll-padding keeps it clear of the bar and of the tour. */
function bringIntoView(target: Element): void {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const room =
    innerHeight - (parseFloat(scrollPaddingTop) || 0) - (parseFloat(scrollPaddingBottom) || 0);
  const fits = (element: Element): boolean => element.getBoundingClientRect().height <= room;
  // Where a panel is too tall for a phone, its picture matters more than its heading.
  const shown = fits(target) ? target : (target.querySelector('.square') ?? target);
  shown.scrollIntoView({
    block: fits(shown) ? 'center' : 'start',
    behavior: wantsLessMotion() ? 'auto' : 'smooth',
  });
}
