// Play, pause, step, reset and speed, and where a run was replaced, the way back to it.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { percent } from '../i18n/numbers';
import { element } from '../parts/element';
import { pauseIcon, playIcon, resetIcon, stepIcon } from '../parts/icons';
import { part } from '../parts/part-element';
import { pick } from '../store/select';

@element('lab-transport')
export class LabTransport extends part(pick('running', 'phase', 'speed', 'undo')) {
  protected override render(): unknown {
    const { running, phase, speed, undo } = this.state;
    const idle = phase !== 'ready';
    const share = Math.round(speed * 100);
    return html`
      <button class="play" part="play" data-testid="play" type="button" aria-label=${msg('Train')} aria-pressed=${running} title=${running ? msg('Pause') : msg('Play')}
        ?disabled=${idle} @click=${() => this.ask({ type: running ? 'pause' : 'play' })}>${running ? pauseIcon : playIcon}</button>
      <button class="tool" data-testid="step" type="button" title=${msg('Pause and take one training step')} ?disabled=${idle}
        @click=${() => this.ask({ type: 'step' })}>${stepIcon}<span>${msg('Step')}</span></button>
      <button class="tool" data-testid="reset" type="button" title=${msg('The same model again, from its first step')} ?disabled=${idle}
        @click=${() => this.ask({ type: 'reset' })}>${resetIcon}<span>${msg('Reset')}</span></button>
      ${undo.runs.length > 0 ? html`<lab-undo></lab-undo>` : nothing}
      <label class="speed"><span>${msg('Speed')}</span>
        <input data-testid="speed" type="range" min="5" max="100" step="5" .value=${String(share)} ?disabled=${idle}
          aria-valuetext=${msg(str`${share} percent of the time spent training`)}
          @input=${(event: Event) => this.ask({ type: 'speed', share: Number((event.target as HTMLInputElement).value) / 100 })} />
        <output>${percent(speed)}</output></label>`;
  }
}
