// The state of training for those who listen: when it starts or stops, and now and then in between.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { amount, count } from '../i18n/numbers';
import { element } from '../parts/element';
import { kindAtHand } from '../store/kind';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import { textOf } from '../views/terms';

const EVERY_MS = 30_000;

@element('lab-status')
export class LabStatus extends part(
  pick('phase', 'running', 'progress', 'evaluation', 'schema', 'config'),
) {
  #spoken = '';
  #spokenAt = -Infinity;
  #running: boolean | null = null;

  protected override render(): unknown {
    const { phase, running } = this.state;
    const now = performance.now();
    if (
      phase === 'ready' &&
      (running !== this.#running || (running && now - this.#spokenAt > EVERY_MS))
    ) {
      this.#running = running;
      this.#spokenAt = now;
      this.#spoken = this.#sentence();
    }
    return html`<p class="unseen" role="status">${this.#spoken}</p>`;
  }

  #sentence(): string {
    const { running, progress, evaluation } = this.state;
    const term = kindAtHand(this.state)?.headline ?? 'bound';
    const { title, unit, digits } = textOf(this.state, term);
    const sentences = [
      running ? msg('Training.') : msg('Paused.'),
      progress ? msg(str`Step ${count(progress.step)}, epoch ${count(progress.epoch)}.`) : '',
      evaluation
        ? msg(str`Held out: ${title} ${amount(evaluation.terms[term], digits)} ${unit}.`)
        : '',
    ];
    return sentences.filter(Boolean).join(' ');
  }
}
