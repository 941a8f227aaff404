// Words of the page whose terms can be explained. They stand there as they are until somebody
// explains them: a page loads its glossary late, a widget has none.
import { html, render, type TemplateResult } from 'lit';
import { element } from './element';

/** Text, or text with tags in it; nothing in it is listened to. */
type Words = string | TemplateResult;

type Explain = (words: HTMLElement) => void;

let explain: Explain | undefined;
const onPage = new Set<LabWords>();

/** In what is on the page, and in all that comes. */
export function explainWith(how: Explain): void {
  explain = how;
  for (const words of onPage) words.show();
}

@element('lab-words')
export class LabWords extends HTMLElement {
  #words: Words = '';

  /** Said again they stay, and with them what a visitor is at. */
  set words(words: Words) {
    if (alike(words, this.#words)) return;
    this.#words = words;
    this.show();
  }

  connectedCallback(): void {
    onPage.add(this);
  }

  disconnectedCallback(): void {
    onPage.delete(this);
  }

  /** Made anew each time: Lit would miss the nodes that explaining splits. */
  show(): void {
    const made = document.createElement('span');
    render(this.#words, made);
    explain?.(made);
    this.replaceChildren(...made.childNodes);
  }
}

/** In a template: the words, with their terms explained. */
export function withTerms(words: Words): TemplateResult {
  return html`<lab-words .words=${words}></lab-words>`;
}

function alike(a: Words, b: Words): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.strings === b.strings && a.values.every((value, at) => value === b.values[at]);
}
