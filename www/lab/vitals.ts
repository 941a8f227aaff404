// How far training is, how fast it goes, how good it is.
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LabElement } from './lab-element';
import { count, nats, rate } from './numbers';

@customElement('lab-vitals')
export class LabVitals extends LabElement {
  protected override render(): unknown {
    const { progress, evaluation, model, running } = this.state;
    const step = progress?.step ?? model?.step ?? 0;
    return html`<dl>
      <div><dt>Step</dt><dd data-testid="step-count">${count(step)}</dd></div>
      <div><dt>Epoch</dt><dd data-testid="epoch-count">${count(progress?.epoch ?? 0)}</dd></div>
      <div><dt>Steps / s</dt><dd data-testid="steps-per-second">${running && progress ? rate(progress.stepsPerSecond) : '–'}</dd></div>
      <div class="bound train"><dt>Bound, training</dt><dd><span data-testid="bound-train">${nats(progress?.bound)}</span> <small>nats</small></dd></div>
      <div class="bound held-out"><dt>Bound, held out</dt><dd><span data-testid="bound-heldout">${nats(evaluation?.bound)}</span> <small>nats</small></dd></div>
    </dl>`;
  }
}
