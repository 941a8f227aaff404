// How far training is, how fast it goes, how good it is.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { HEADLINE, textOf } from '../views/terms';
import { element } from './element';
import { LabElement } from './lab-element';
import { amount, count, rate } from './numbers';
import { stepOf } from './state';

@element('lab-vitals')
export class LabVitals extends LabElement {
  protected override render(): unknown {
    const { progress, evaluation, running, config } = this.state;
    const term = HEADLINE[config?.model.kind ?? 'vae'];
    const { short, unit, digits } = textOf(term, config?.objective);
    return html`<dl>
      <div><dt>${msg('Step', { id: 'steps-taken' })}</dt><dd data-testid="step-count">${count(stepOf(this.state))}</dd></div>
      <div><dt>${msg('Epoch')}</dt><dd data-testid="epoch-count">${count(progress?.epoch ?? 0)}</dd></div>
      <div><dt>${msg('Steps / s')}</dt><dd data-testid="steps-per-second">${running && progress ? rate(progress.stepsPerSecond) : '–'}</dd></div>
      <div class="bound train"><dt>${msg(str`${short}, training`)}</dt><dd><span data-testid="bound-train">${amount(progress?.terms[term], digits)}</span> <small>${unit}</small></dd></div>
      <div class="bound held-out"><dt>${msg(str`${short}, held out`)}</dt><dd><span data-testid="bound-heldout">${amount(evaluation?.terms[term], digits)}</span> <small>${unit}</small></dd></div>
    </dl>`;
  }
}
