// The comparison as it stands in place of the lab's own run: what is compared, both sides, their curves and numbers.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { element } from '../../parts/element';
import { LabElement } from '../../parts/lab-element';
import type { LabRequest } from '../../store/requests';
import './compare-controls';
import './compare-side';
import './compare-status';
import './compared-curves';
import './compared-numbers';
import { contenders } from './pairs';
import type { Side } from './state';

@element('lab-compare')
export class LabCompare extends LabElement {
  #open = false;
  #scrolled = 0; // how far down the lab's own page was

  protected override render(): unknown {
    const { state, look } = this;
    const { compare, schema, config } = state;
    if (!compare.sides || !schema || !config) return nothing;
    const names = contenders(compare.picks, schema, config).map(({ name }) => name);
    return html`<main class="compare" aria-labelledby="compare-title">
      <header><h2 id="compare-title" tabindex="-1">${msg('Two models, side by side')}</h2>
        <button class="tool" type="button" data-testid="compare-close" @click=${() => this.ask({ type: 'compare-close' })}>${msg('Back to your model')}</button></header>
      <lab-compare-controls .state=${state} .look=${look}></lab-compare-controls>
      <div class="sides">${compare.sides.map((side, at) => html`<lab-compare-side .state=${side} .look=${look} .side=${at as Side} .name=${names[at]!}
        @lab-request=${(event: LabRequest) => this.#fromSide(event, at as Side)}></lab-compare-side>`)}</div>
      <lab-compared-curves .state=${state} .look=${look} .names=${names}></lab-compared-curves>
      <lab-compared-numbers .state=${state} .look=${look} .names=${names}></lab-compared-numbers>
      <lab-compare-status .state=${state} .look=${look}></lab-compare-status>
    </main>`;
  }

  protected override updated(): void {
    const open = this.state.compare.sides !== null;
    if (open === this.#open) return;
    this.#open = open;
    if (open) this.#scrolled = scrollY;
    document.body.classList.toggle('comparing', open); // hides the lab's own run
    scrollTo(0, open ? 0 : this.#scrolled);
    const next = open ? this.querySelector<HTMLElement>('#compare-title') : document.querySelector<HTMLElement>('lab-compare-button button');
    next?.focus({ preventScroll: true });
  }

  /** Parts of a side ask as they do on the page, but of that side's model. */
  #fromSide(event: LabRequest, side: Side): void {
    event.stopPropagation();
    this.ask({ type: 'compare-side', side, request: event.request });
  }
}
