// One training step on one image, slowed down: a slider through its stages, what happens at each,
// and the picture of it.
import { msg, str } from '@lit/localize';
import { count } from '../../i18n/numbers';
import { html, nothing } from 'lit';
import { hasPrior } from '../../protocol/kinds';
import { stageAt } from '../../views/flow';
import { element } from '../../parts/element';
import { kindAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { pauseIcon, playIcon } from '../../parts/icons';
import './diagram';
import './image-choice';
import './numbers';
import { sayingOf } from './captions';
import { withTerms } from '../../parts/words';

const STAGE_MS = 3200; // time to read a sentence and look at the picture

@element('lab-flow')
export class LabFlow extends part(pick('flow', 'schema', 'config')) {
  #timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  protected override render(): unknown {
    const { flow, config, schema } = this.state;
    const kind = kindAtHand(this.state);
    if (!schema || !config || !kind) return nothing;
    const { stages, capabilities: can } = kind;
    const place = Math.min(flow.place, stages.length - 1);
    const saying = sayingOf(stageAt(stages, place), schema, config.model, flow.trace);
    return html`<p class="caption" data-testid="flow-caption">${this.#caption()}</p>
      <div class="stages">
        <button class="tool" type="button" data-testid="flow-play" title=${msg('The stages, one after another')}
          @click=${() => this.ask({ type: 'flow', change: { playing: !flow.playing } })}>${flow.playing ? pauseIcon : playIcon}<span>${flow.playing ? msg('Pause') : msg('Play')}</span></button>
        <label><span class="unseen">${msg('Stage')}</span><input type="range" data-testid="flow-stage" min="0" max=${stages.length - 1} step="1" .value=${String(place)}
          aria-valuetext=${msg(str`Stage ${place + 1} of ${stages.length}: ${saying.title}`)} aria-describedby="flow-says"
          @input=${(event: Event) => this.ask({ type: 'flow', change: { place: Number((event.target as HTMLInputElement).value), playing: false } })} /></label>
        <output>${msg(str`${place + 1} of ${stages.length}`)}</output>
      </div>
      <div class="saying"><h3 data-drawn data-testid="flow-title">${withTerms(saying.title)}</h3><p id="flow-says">${withTerms(saying.says)}</p><p class="formula" data-drawn data-testid="flow-formula">${saying.formula}</p></div>
      <lab-flow-diagram></lab-flow-diagram>
      <div class="beneath">
        <lab-flow-numbers></lab-flow-numbers>
        <lab-flow-images></lab-flow-images>
        ${
          !hasPrior(can)
            ? nothing
            : html`<button class="tool" type="button" data-testid="flow-draw" @click=${() => this.ask({ type: 'flow', change: { draw: flow.draw + 1 } })}>
          <span>${can.encoder ? msg('Draw other noise') : msg('Draw another code')}</span></button>`
        }
      </div>`;
  }

  /** One timer a stage: it is not set anew by what else changes on the page. */
  protected override updated(): void {
    if (!this.state.flow.playing) {
      clearTimeout(this.#timer);
      this.#timer = 0;
    } else if (this.#timer === 0) {
      this.#timer = window.setTimeout(() => {
        this.#timer = 0;
        const stages = kindAtHand(this.state)?.stages.length ?? 1;
        this.ask({
          type: 'flow',
          change: { place: (Math.min(this.state.flow.place, stages - 1) + 1) % stages },
        });
      }, STAGE_MS);
    }
  }

  #caption(): string {
    const { trace } = this.state.flow;
    const codes =
      trace && trace.codesDrawn > trace.codes.length
        ? ' ' +
          msg(
            str`Of ${trace.codesDrawn} codes the ${trace.codes.length} that weigh most are shown.`,
          )
        : '';
    return (
      msg(
        str`What one step of training does, for a single image and with the model as it is after step ${count(trace?.step ?? 0)}. Looking changes nothing.`,
      ) + codes
    );
  }
}
