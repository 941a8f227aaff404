// For those who listen: when both train, and how far they are when they rest.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { stepOf } from '../../store/state';

@element('lab-compare-status')
export class LabCompareStatus extends part(pick('compare')) {
  protected override render(): unknown {
    return html`<p class="unseen" role="status" data-testid="compare-status">${this.#sentence()}</p>`;
  }

  #sentence(): string {
    const { sides, budget, running } = this.state.compare;
    if (!sides || sides.some(({ phase }) => phase === 'starting'))
      return msg('Both models are starting.');
    if (running) return msg(str`Both models train, up to step ${count(budget)}.`);
    const step = Math.min(...sides.map(stepOf));
    return step >= budget
      ? msg(str`Both models have taken their ${count(budget)} steps.`)
      : msg(str`Both models are paused at step ${count(step)} of ${count(budget)}.`);
  }
}
