// How far training is, how fast it goes, how good it is.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { amount, count, rate } from '../i18n/numbers';
import { textOf } from '../views/terms';
import { element } from '../parts/element';
import { kindAtHand } from '../store/kind';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import { stepOf } from '../store/state';
import { withTerms } from '../parts/words';

@element('lab-vitals')
export class LabVitals extends part(
  pick('progress', 'evaluation', 'running', 'model', 'schema', 'config'),
) {
  protected override render(): unknown {
    const { progress, evaluation, running } = this.state;
    const term = kindAtHand(this.state)?.headline ?? 'bound';
    const { short, unit, digits } = textOf(this.state, term);
    return html`<dl>
      <div><dt>${msg('Step', { id: 'steps-taken' })}</dt><dd data-testid="step-count">${count(stepOf(this.state))}</dd></div>
      <div><dt>${withTerms(msg('Epoch'))}</dt><dd data-testid="epoch-count">${count(progress?.epoch ?? 0)}</dd></div>
      <div><dt>${msg('Steps / s')}</dt><dd data-testid="steps-per-second">${running && progress ? rate(progress.stepsPerSecond) : '–'}</dd></div>
      <div class="bound train"><dt>${withTerms(msg(str`${short}, training`))}</dt><dd><span data-testid="bound-train">${amount(progress?.terms[term], digits)}</span> <small>${unit}</small></dd></div>
      <div class="bound held-out"><dt>${withTerms(msg(str`${short}, held out`))}</dt><dd><span data-testid="bound-heldout">${amount(evaluation?.terms[term], digits)}</span> <small>${unit}</small></dd></div>
    </dl>`;
  }
}
