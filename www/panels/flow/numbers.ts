// One number of the code, written out: how it is made of mean, scale and noise, and what gradient
// each of them gets.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { coordinate, short } from '../../i18n/numbers';
import type { Stage, TracedCode, TracedPosterior } from '../../protocol/rust-types';
import { reachOf, stageAt } from '../../views/flow';
import { element } from '../../parts/element';
import { kindAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';

/** A gradient may be of any size; what is too small to be read is nothing. */
export function slope(value: number): string {
  return Math.abs(value) < 5e-4 ? '0' : short(value);
}

@element('lab-flow-numbers')
export class LabFlowNumbers extends part(pick('flow', 'schema', 'config')) {
  protected override render(): unknown {
    const { trace } = this.state.flow;
    const dims = this.state.config?.model.latentDim ?? 2;
    const codes = trace?.codes.length ?? 1;
    const { code, dimension } = this.#picked();
    const traced = trace?.codes[code];
    return html`<div class="pickers">
        ${this.#select(msg('Number'), 'flow-dimension', dims, dimension, (dimension) => ({ dimension }))}
        ${codes > 1 ? this.#select(msg('of code'), 'flow-code-choice', codes, code, (code) => ({ code })) : html`<span>${msg('of the code')}</span>`}
      </div>
      ${traced ? this.#written(traced, trace.posterior, dimension) : html`<p class="written">–</p>`}`;
  }

  #written(code: TracedCode, posterior: TracedPosterior | null, at: number): unknown {
    const value = (
      stage: Stage,
      hook: string,
      number: number | undefined,
      text = coordinate,
    ): unknown =>
      html`<b data-testid="flow-${hook}">${number === undefined || this.#ahead(stage) ? '–' : text(number)}</b>`;
    const z = value('code', 'code', code.code[at]);
    const model = this.state.config?.model;
    const full = model && 'posterior' in model && model.posterior === 'full';
    const made =
      posterior && !full
        ? html`<i>z</i> = <i>μ</i> + <i>σ</i> · <i>ε</i> = ${value('encoder', 'mean', posterior.loc[at])} + ${value('encoder', 'scale', posterior.scale[at])} · ${value('noise', 'noise', code.noise?.[at])} = ${z}`
        : posterior
          ? html`<i>μ</i> = ${value('encoder', 'mean', posterior.loc[at])}, <i>z</i> = <i>μ</i> + (<i>L ε</i>) = ${z}`
          : html`<i>z</i> = ${z}`;
    return html`<p class="written">${made}</p>
      <p class="written">∂<i>z</i> = ${value('byCode', 'by-code', code.byCode[at], slope)}${
        posterior
          ? html` → ∂<i>μ</i> = ${value('split', 'by-mean', posterior.byLoc[at], slope)}, ∂log <i>σ</i> = ${value('split', 'by-log-scale', posterior.byLogScale[at], slope)}, ∂<i>ε</i>: ${this.#ahead('split') ? '–' : msg('none needed')}`
          : nothing
      }</p>`;
  }

  #ahead(stage: Stage): boolean {
    const stages = kindAtHand(this.state)?.stages ?? [];
    return reachOf(stages, stageAt(stages, this.state.flow.place), stage) === 'ahead';
  }

  #picked(): { code: number; dimension: number } {
    const { flow, config } = this.state;
    return {
      code: Math.min(flow.code, (flow.trace?.codes.length ?? 1) - 1),
      dimension: Math.min(flow.dimension, (config?.model.latentDim ?? 1) - 1),
    };
  }

  #select(
    label: string,
    hook: string,
    many: number,
    chosen: number,
    change: (value: number) => { code: number } | { dimension: number },
  ): unknown {
    return html`<label class="pick-one">${label} <select data-testid=${hook} aria-label=${msg(str`${label}, 1 to ${many}`)}
      @change=${(event: Event) => this.ask({ type: 'flow', change: change(Number((event.target as HTMLSelectElement).value)) })}>
      ${Array.from({ length: many }, (_, at) => html`<option value=${at} .selected=${at === chosen}>${at + 1}</option>`)}</select></label>`;
  }
}
