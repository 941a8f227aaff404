// What the measurements have in common: one button that starts and stops, and how far it is.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { count } from '../i18n/numbers';
import { pick } from '../store/select';
import { part } from './part-element';
import type { MeasureName, MeasureRequest } from '../store/measures';

export abstract class MeasureElement extends part(
  pick('measures', 'phase', 'schema', 'config', 'data', 'classNames'),
) {
  protected runner(request: MeasureRequest, label: string): unknown {
    const { measures, phase } = this.state;
    const { busy } = measures;
    if (busy?.name !== request.name) {
      return html`<button class="tool" type="button" data-testid="measure-${request.name}" ?disabled=${busy !== null || phase !== 'ready'}
        @click=${() => this.ask({ type: 'measure', measure: request })}>${label}</button>`;
    }
    const parts = busy.of > 1;
    return html`<button class="tool" type="button" data-testid="stop-${request.name}" ?disabled=${busy.stopping || !parts} @click=${() => this.ask({ type: 'stop-measuring' })}>
        ${!parts ? msg('Measuring…') : busy.stopping ? msg('Stopping after this part…') : msg('Stop')}</button>
      ${parts ? html`<progress max=${busy.of} value=${busy.done} aria-label=${msg('Parts measured')}></progress>` : nothing}`;
  }

  /** Training goes on after a measurement, so it says when it was made. */
  protected when(name: MeasureName): unknown {
    const { results, steps } = this.state.measures;
    if (!results[name] || steps[name] === undefined) return nothing;
    const step = count(steps[name]);
    return html`<p class="fact">${msg(str`Measured at step ${step}.`)}</p>`;
  }

  protected select(
    label: string,
    hook: string,
    values: readonly number[],
    chosen: number,
    pick: (value: number) => void,
  ): unknown {
    return html`<label class="pick-one">${label} <select data-testid=${hook} @change=${(
      event: Event,
    ) => {
      pick(Number((event.target as HTMLSelectElement).value));
      this.requestUpdate();
    }}>${values.map((value) => html`<option value=${value} .selected=${value === chosen}>${count(value)}</option>`)}</select></label>`;
  }
}
