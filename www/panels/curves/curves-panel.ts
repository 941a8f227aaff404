// A small chart of each number that the objective measures, for training and held-out images.
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amount, nats } from '../../i18n/numbers';
import type { Term, Unit } from '../../protocol/rust-types';
import { calmRange, chartColumns } from '../../views/curves';
import { say } from '../../i18n/locale';
import { chartsOf, textOf, writtenIn } from '../../views/terms';
import '../../parts/chart';
import { chartLooks } from '../../parts/chart-looks';
import { chartOptions } from '../../parts/chart-options';
import { element } from '../../parts/element';
import { capabilitiesAtHand, kindAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import type { PageState } from '../../store/state';
import { withTerms } from '../../parts/words';

const SCORES: [number, number] = [0, 1]; // always all of it: whether a score is near ½ must show

@element('lab-curves')
export class LabCurves extends part(
  pick('curves', 'progress', 'evaluation', 'importance', 'schema', 'config'),
) {
  readonly #looks = chartLooks((counts: Unit, colors) => {
    const { share, digits } = writtenIn(counts);
    return (size) => chartOptions(size, colors, share ? () => SCORES : calmRange, digits);
  });

  /** Until the engine has told what it measures, what index.html holds stays. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    return super.shouldUpdate(changed) && kindAtHand(this.state) !== null;
  }

  protected override render(): unknown {
    return html`<p class="caption">${withTerms(say(kindAtHand(this.state)!.summary))}</p>
      ${this.#legend()}
      <div class="charts" data-testid="curves">${repeat(
        this.#terms(),
        (term) => term,
        (term) => this.#figure(term),
      )}</div>`;
  }

  #terms(): readonly Term[] {
    return chartsOf(
      kindAtHand(this.state)!,
      Object.keys(this.state.progress?.terms ?? {}) as Term[],
    );
  }

  /** What each line is. */
  #legend(): unknown {
    const { importance } = this.state;
    const samples = importance?.samples ?? 50;
    const [train, heldOut, many] = [msg('training'), msg('held out'), msg(str`${samples} samples`)];
    return html`<ul class="key">
      <li><i class="train" data-drawn="━━ ${train}">${train}</i> <span>${msg('on the images of each step')}</span></li>
      <li><i class="held-out" data-drawn="╍╍ ${heldOut}">${withTerms(heldOut)}</i> <span>${msg('on images it has not trained on')}</span></li>
      ${
        capabilitiesAtHand(this.state).likelihood
          ? html`<li data-testid="importance-bound"><i class="importance" data-drawn="┅┅ ${many}">${many}</i>
        <span>${withTerms(msg(str`the held-out bound with ${samples} importance-weighted codes per image: closer to log p(x).`))} ${importance ? this.#weighted(importance) : nothing}</span></li>`
          : nothing
      }</ul>`;
  }

  /** What the many samples come to, once they have been drawn. */
  #weighted({
    bound,
    gap,
    effectiveSampleSize,
    samples,
  }: NonNullable<PageState['importance']>): string {
    return msg(
      str`Now ${nats(bound)} nats, ${nats(gap)} above the bound; effective sample size ${nats(effectiveSampleSize)} of ${samples}.`,
    );
  }

  #figure(term: Term): unknown {
    const { progress, evaluation, curves } = this.state;
    const { title, says, counts, unit, digits } = textOf(this.state, term);
    const [train, heldOut] = [
      amount(progress?.terms[term], digits),
      amount(evaluation?.terms[term], digits),
    ];
    return html`<figure data-testid="curve-${term}"><figcaption><b data-drawn>${withTerms(title)}</b> <span class="says">${withTerms(says)}</span>
        <span class="now"><i class="train" data-drawn>${train}</i> <i class="held-out" data-drawn>${heldOut}</i></span></figcaption>
        <lab-chart class="chart" role="img" .options=${this.#looks(counts, this.colors)} .of=${curves} .columns=${() => chartColumns([curves.train, curves.heldOut, curves.importance], term)}
          aria-label=${msg(str`${title} by training step: training ${train}, held out ${heldOut} ${unit}`)}></lab-chart></figure>`;
  }
}
