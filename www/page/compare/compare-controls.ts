// Which two models, for how many steps; play, pause and reset for both.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Field } from '../../protocol/rust-types';
import { say } from '../../i18n/locale';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import '../field-control';
import { pauseIcon, playIcon, resetIcon } from '../../parts/icons';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import type { RequestEvent } from '../../store/requests';
import { stepOf } from '../../store/state';
import { PAGE, PAIRS, pairOf, picksOf, type Picks } from './pairs';
import { LETTERS } from './state';
import { withTerms } from '../../parts/words';

@element('lab-compare-controls')
export class LabCompareControls extends part(pick('compare', 'schema')) {
  protected override render(): unknown {
    const { picks, sides, budget, running } = this.state.compare;
    const ready = sides?.every(({ phase }) => phase === 'ready') ?? false;
    const starting = sides?.some(({ phase }) => phase === 'starting') ?? true;
    const step = Math.min(...(sides ?? []).map(stepOf));
    return html`
      <ul class="chips" aria-label=${msg('What is compared')}>${PAIRS.map(
        ({ name, title }) => html`<li><button class="chip" type="button" data-testid="pair-${name}"
        aria-pressed=${name === picks.pair} @click=${() => this.#pick(picksOf(name, picks.own))}>${title()}</button></li>`,
      )}</ul>
      <p class="caption" data-testid="pair-says">${withTerms(pairOf(picks.pair).says())}</p>
      <div class="choose">${picks.pair === 'own' ? this.#own(picks) : nothing}
        <label class="pick-one"><input type="checkbox" data-testid="compare-flat" .checked=${picks.flat} @change=${() => this.#pick({ ...picks, flat: !picks.flat })} />
          ${msg('Codes of two numbers, so that the plane shows all of them')}</label></div>
      <div class="run">
        <button class="play" data-testid="compare-play" type="button" aria-label=${msg('Train both')} aria-pressed=${running} title=${running ? msg('Pause') : msg('Play')}
          ?disabled=${!ready || (!running && step >= budget)} @click=${() => this.ask({ type: running ? 'compare-pause' : 'compare-play' })}>${running ? pauseIcon : playIcon}</button>
        <button class="tool" data-testid="compare-reset" type="button" title=${msg('The same two models again, from their first step')} ?disabled=${starting}
          @click=${() => this.ask({ type: 'compare-reset' })}>${resetIcon}<span>${msg('Reset')}</span></button>
        <p class="how-far"><b data-testid="compare-step">${msg(str`Step ${count(step)} of ${count(budget)}`)}</b>
          <progress max=${budget} value=${Math.min(step, budget)} aria-label=${msg('Steps taken')}></progress></p>
        <lab-field .field=${budgetField()} .path=${'compare-budget'} .value=${budget} @lab-request=${this.#onBudget}></lab-field>
      </div>`;
  }

  #own(picks: Picks): unknown {
    return LETTERS.map(
      (letter, side) => html`<label class="pick-one">${letter}
      <select data-testid="own-${letter}" @change=${(event: Event) => this.#pickOwn(picks, side, (event.target as HTMLSelectElement).value)}>
        <option value=${PAGE} .selected=${picks.own[side] === PAGE}>${msg('The model on the page')}</option>
        ${this.state.schema?.presets.map(({ name, label }) => html`<option value=${name} .selected=${picks.own[side] === name}>${say(label)}</option>`)}</select></label>`,
    );
  }

  #pickOwn(picks: Picks, side: number, name: string): void {
    this.#pick({ ...picks, own: side === 0 ? [name, picks.own[1]] : [picks.own[0], name] });
  }

  #pick(picks: Picks): void {
    this.ask({ type: 'compare-pick', picks });
  }

  /** The same control as on the page, for a number that is not in the schema. */
  #onBudget(event: RequestEvent): void {
    if (event.request.type !== 'field') return;
    event.stopPropagation();
    this.ask({ type: 'compare-budget', steps: event.request.value });
  }
}

function budgetField(): Field {
  return {
    path: 'compare-budget',
    label: msg('Steps for each'),
    help: msg(
      'After so many steps both models pause and are measured on the same held-out images.',
    ),
    min: 10,
    max: 20_000,
    integer: true,
    scale: 'log',
    default: 1000,
    restart: false,
    formula: '',
  };
}
