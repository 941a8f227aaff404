// The tour beside the page, or below it on a phone: one step at a time. It is not modal; the page
// stays in the visitor's hands.
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { element } from '../../parts/element';
import '../formula';
import { closeIcon } from '../../parts/icons';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { RequestEvent } from '../../store/requests';
import type { Step } from './chapter';
import { CHAPTERS } from './chapters';
import { Spotlight } from './spotlight';
import { after, before, chapterAt, stepAt, type Stop } from './tour';
import { withTerms } from '../../parts/words';

@element('lab-tour')
export class LabTour extends part(pick('tour', 'schema', 'config', 'shown', 'phase')) {
  @query('h2') private heading!: HTMLElement | null;
  @query('.tour') private panel!: HTMLElement | null;
  readonly #spotlight = new Spotlight();
  #opener: HTMLElement | null = null;
  readonly #size = new ResizeObserver(() => this.#reserveRoom());

  /** The visitor's own requests only: the tour's go to the controller directly. */
  readonly #watch = (event: Event): void => {
    const { at, tried } = this.state?.tour ?? {};
    if (!at || tried?.includes(chapterAt(at).name)) return;
    if (stepAt(at).attempt?.done((event as RequestEvent).request, this.store.state))
      this.ask({ type: 'tour-tried' });
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.body.addEventListener(RequestEvent.type, this.#watch);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.body.removeEventListener(RequestEvent.type, this.#watch);
    this.#size.disconnect();
  }

  protected override render(): unknown {
    const { at, leaving } = this.state.tour;
    if (!at) return nothing;
    return html`<section class="tour" data-testid="tour" aria-labelledby="tour-title" @keydown=${this.#onKey}>
      <header>${this.#chapters(at)}
        <button class="leave" type="button" data-testid="tour-close" aria-label=${msg('Leave the tour')} ?hidden=${leaving} @click=${() => this.ask({ type: 'tour-leaving', leaving: true })}>${closeIcon}</button></header>
      <h2 id="tour-title" tabindex="-1">${leaving ? msg('Leaving the tour') : chapterAt(at).title()}</h2>
      <div class="says" aria-live="polite" data-testid="tour-text">${leaving ? this.#farewell() : this.#step(stepAt(at), at)}</div>
      ${leaving ? this.#answers() : this.#moves(at)}
    </section>`;
  }

  protected override updated(changed: PropertyValues): void {
    const {
      tour: { at, leaving },
      config,
    } = this.state;
    const touring = at !== null;
    if (touring !== document.body.classList.contains('touring')) this.#turnPage(touring);
    if (changed.has('state')) {
      const { tour: before, config: its } =
        (changed.get('state') as typeof this.state | undefined) ?? {};
      if (at !== before?.at) this.panel?.querySelector('.says')?.scrollTo({ top: 0 });
      // Another kind of model has other panels: what was in view may have moved.
      if (at !== before?.at || config?.model.kind !== its?.model.kind) this.#spotlight.turn();
      if (leaving !== before?.leaving && touring)
        this.#button(leaving ? 'tour-put-back' : 'tour-next')?.focus();
    }
    requestAnimationFrame(() => this.#point()); // the other parts have followed the state by then
  }

  #point(): void {
    const { at, leaving } = this.state.tour;
    this.#spotlight.follow(at && !leaving ? stepAt(at).sight : null);
  }

  #step(step: Step, at: Stop): unknown {
    const { attempt } = step;
    const tried = this.state.tour.tried.includes(chapterAt(at).name);
    return html`<p>${withTerms(step.text())}</p>
      ${step.formula ? html`<lab-formula .tex=${step.formula}></lab-formula>` : nothing}
      ${
        attempt
          ? html`<div class="try"><p><b>${msg('Try it.')}</b> ${attempt.task()}</p>
        ${tried ? html`<p class="answer" data-testid="tour-answer"><b aria-hidden="true">✓</b> ${attempt.answer()}</p>` : nothing}</div>`
          : nothing
      }`;
  }

  #moves(at: Stop): unknown {
    const [back, next] = [before(at), after(at)];
    const steps = chapterAt(at).steps.length;
    return html`<div class="moves">
      <button class="tool" type="button" data-testid="tour-back" aria-disabled=${!back} @click=${() => back && this.ask({ type: 'tour', to: back })}>${msg('Back', { id: 'previous' })}</button>
      <p class="fact">${msg(str`${at.step + 1} of ${steps}`)}</p>
      <button class="tool strong" type="button" data-testid="tour-next"
        @click=${() => this.ask(next ? { type: 'tour', to: next } : { type: 'tour-leaving', leaving: true })}>${!next ? msg('Finish') : next.step === 0 ? msg('Next chapter') : msg('Next')}</button></div>`;
  }

  #chapters(at: Stop): unknown {
    const { tried } = this.state.tour;
    return html`<nav aria-label=${msg('Chapters of the tour')}><ol>${CHAPTERS.map(
      ({ name, title }, chapter) => html`
      <li><button class="chip" type="button" data-testid="tour-chapter-${name}" title=${title()} aria-current=${chapter === at.chapter ? 'step' : nothing}
        aria-label=${tried.includes(name) ? msg(str`Chapter ${chapter + 1}: ${title()}, tried`) : msg(str`Chapter ${chapter + 1}: ${title()}`)}
        @click=${() => this.ask({ type: 'tour', to: { chapter, step: 0 } })}>${chapter + 1}${tried.includes(name) ? html`<span aria-hidden="true"> ✓</span>` : nothing}</button></li>`,
    )}</ol></nav>`;
  }

  #farewell(): unknown {
    return html`<p>${msg('The model you had before the tour, and the panels you had open, have been kept. Put them back, or go on with what is here now?')}</p>`;
  }

  #answers(): unknown {
    const leave = (putBack: boolean): void => this.ask({ type: 'leave-tour', putBack });
    return html`<div class="answers">
      <button class="tool strong" type="button" data-testid="tour-put-back" @click=${() => leave(true)}>${msg('Put my model back')}</button>
      <button class="tool" type="button" data-testid="tour-keep" @click=${() => leave(false)}>${msg('Keep this one')}</button>
      <button class="tool" type="button" data-testid="tour-stay" @click=${() => this.ask({ type: 'tour-leaving', leaving: false })}>${msg('Stay on the tour')}</button></div>`;
  }

  #onKey(event: KeyboardEvent): void {
    const { at, leaving } = this.state.tour;
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return this.ask({ type: 'tour-leaving', leaving: !leaving });
    const to =
      event.key === 'ArrowRight' ? after(at) : event.key === 'ArrowLeft' ? before(at) : null;
    if (to && !leaving) this.ask({ type: 'tour', to });
  }

  #button(hook: string): HTMLElement | null {
    return this.querySelector(`[data-testid="${hook}"]`);
  }

  /** Focus goes to the tour when it opens, and back to where it came from when it ends. */
  #turnPage(touring: boolean): void {
    document.body.classList.toggle('touring', touring);
    this.#size.disconnect();
    if (!touring || !this.panel) return this.#opener?.focus();
    this.#opener = document.activeElement as HTMLElement | null;
    this.#size.observe(this.panel);
    this.heading?.focus({ preventScroll: true });
  }

  /** On a narrow screen it lies over the foot of the page, which is then so much longer. */
  #reserveRoom(): void {
    document.documentElement.style.setProperty(
      '--tour-height',
      `${this.panel?.offsetHeight ?? 0}px`,
    );
  }
}
