// Makes buttons of the terms in words on the page: a visitor can point at them, tap them and reach
// them by keys.
import { locale } from '../../i18n/locale';
import { ENTRIES } from './entries';
import { finder, type Find } from './find';

/** What has a meaning of its own when it is pressed, or is no text. */
const APART = 'a, button, code, math, label';

const finders = new Map<string, Find>();

/** The first of each term; more would only be in the way. */
export function mark(words: HTMLElement): void {
  const seen = new Set<string>();
  const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walk.nextNode()) texts.push(walk.currentNode as Text);
  for (const text of texts) {
    if (text.parentElement?.closest(APART)) continue;
    let after = text;
    let at = 0; // where `after` begins in the text
    for (const { entry, from, to } of find(text.data)) {
      if (seen.has(entry.term)) continue;
      seen.add(entry.term);
      const own = after.splitText(from - at);
      after = own.splitText(to - from);
      at = to;
      own.replaceWith(button(entry.term, own.data));
    }
  }
}

function find(text: string): ReturnType<Find> {
  const language = locale();
  const known = finders.get(language) ?? finder(ENTRIES, language);
  finders.set(language, known);
  return known(text);
}

/** Not the element of that name, which would not break its lines with the sentence. */
function button(term: string, text: string): HTMLElement {
  const made = document.createElement('span');
  const attributes = {
    class: 'term',
    role: 'button',
    tabindex: '0',
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    'data-term': term,
  };
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}
