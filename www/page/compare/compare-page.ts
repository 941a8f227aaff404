// The comparison as it stands in place of the lab's own run: what is compared, both sides, their
// curves and numbers.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import type { RequestEvent } from '../../store/requests';
import './compare-controls';
import './compare-side';
import './compare-status';
import './compared-curves';
import './compared-numbers';
import { contenders } from './pairs';
import { contestants, type Side } from './state';

@element('lab-compare')
export class LabCompare extends part(contestants, pick('schema', 'config')) {
  #open = false;
  #scrolled = 0; // how far down the lab's own page was

  protected override render(): unknown {
    const { open, picks, schema, config } = this.state;
    if (!open || !schema || !config) return nothing;
    const names = contenders(picks, schema, config).map(({ name }) => name);
    return html`<main class="compare" aria-labelledby="compare-title" @keydown=${this.#onKey}>
      <header><h2 id="compare-title" tabindex="-1">${msg('Two models, side by side')}</h2>
        <button class="tool" type="button" data-testid="compare-close" @click=${() => this.ask({ type: 'compare-close' })}>${msg('Back to your model')}</button></header>
      <lab-compare-controls></lab-compare-controls>
      <div class="sides">${([0, 1] as const).map(
        (side) => html`<lab-compare-side .side=${side} .name=${names[side]!}
        @lab-request=${(event: RequestEvent) => this.#fromSide(event, side)}></lab-compare-side>`,
      )}</div>
      <lab-compared-curves .names=${names}></lab-compared-curves>
      <lab-compared-numbers .names=${names}></lab-compared-numbers>
      <lab-compare-status></lab-compare-status>
    </main>`;
  }

  protected override updated(): void {
    const { open } = this.state;
    if (open === this.#open) return;
    this.#open = open;
    if (open) this.#scrolled = scrollY;
    document.body.classList.toggle('comparing', open); // hides the lab's own run
    scrollTo(0, open ? 0 : this.#scrolled);
    const next = open
      ? this.querySelector<HTMLElement>('#compare-title')
      : document.querySelector<HTMLElement>('lab-compare-button button');
    next?.focus({ preventScroll: true });
  }

  #onKey({ key, defaultPrevented }: KeyboardEvent): void {
    if (key === 'Escape' && !defaultPrevented) this.ask({ type: 'compare-close' });
  }

  /** Parts of a side ask as they do on the page, but of that side's model. */
  #fromSide(event: RequestEvent, side: Side): void {
    event.stopPropagation();
    this.ask({ type: 'compare-side', side, request: event.request });
  }
}
