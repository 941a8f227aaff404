// The glossary at work: it comes after the page has, marks the terms on it, and shows what each
// means to whoever points at it, taps it or reaches it by keys.
import { explainWith } from '../../parts/words';
import { LabExplanation } from './explanation';
import { mark } from './mark';

const SHOW_MS = 150; // a pointer on its way elsewhere asks for nothing
const HIDE_MS = 250; // it may be on its way into the explanation

export function startGlossary(): void {
  const explanation = new LabExplanation();
  document.body.append(explanation);
  explainWith(mark);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (term: HTMLElement | null, delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => explanation.show(term), delay);
  };
  const now = (term: HTMLElement | null): void => {
    clearTimeout(timer);
    explanation.show(term);
  };
  const inside = (): boolean => document.activeElement === explanation;
  /** Back to the term, from which Tab goes on. */
  const leave = (): void => {
    const { term } = explanation;
    if (inside()) term?.focus({ preventScroll: true });
    now(null);
  };

  document.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch' || inside()) return;
    const term = termAt(target);
    if (term) later(term, SHOW_MS);
    else if (target === explanation) clearTimeout(timer);
    else if (explanation.term !== document.activeElement) later(null, HIDE_MS);
  });
  document.addEventListener('focusin', ({ target }) => {
    const term = termAt(target);
    if (term?.matches(':focus-visible')) now(term);
    else if (target !== explanation) now(null);
  });
  document.addEventListener('click', ({ target }) => {
    const term = termAt(target);
    if (term) now(term);
    else if (target !== explanation && explanation.term) now(null);
  });
  document.addEventListener(
    'keydown',
    (event) => {
      const { key, target } = event;
      const term = termAt(target);
      if (term && (key === 'Enter' || key === ' ')) {
        event.preventDefault();
        now(term);
        explanation.focus({ preventScroll: true });
      } else if (explanation.term && key === 'Escape') {
        event.preventDefault();
        event.stopPropagation(); // what lies below stays
        leave();
      } else if (inside() && key === 'Tab' && lastInside(explanation, event.shiftKey)) leave();
    },
    { capture: true },
  );
  for (const type of ['scroll', 'resize'])
    addEventListener(type, () => explanation.place(), { capture: true, passive: true });
}

function termAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.term') : null;
}

/** Whether Tab would leave it. */
function lastInside({ renderRoot }: LabExplanation, backwards: boolean): boolean {
  const focused = (renderRoot as ShadowRoot).activeElement;
  return backwards ? focused === null : focused?.localName === 'a';
}
