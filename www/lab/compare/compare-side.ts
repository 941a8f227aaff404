// One model of a comparison with its pictures: parts of the lab's page, each given this model's own state.
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { element } from '../../parts/element';
import { LabElement } from '../../parts/lab-element';
import '../../panels/latent/latent-panel';
import '../notices';
import { panel } from '../../panels/registry';
import '../../panels/reconstructions/reconstructions-panel';
import '../../panels/samples/samples-panel';
import '../training-stats';
import { LETTERS, type Side } from './state';
import type { PanelName } from '../../store/state';

@element('lab-compare-side')
export class LabCompareSide extends LabElement {
  @property({ attribute: false }) side!: Side;
  @property({ attribute: false }) name!: string;

  protected override render(): unknown {
    const { state, look, side } = this;
    const letter = LETTERS[side];
    return html`<section class="side ${side === 0 ? 'left' : 'right'}" data-testid="side-${letter}" aria-labelledby="side-${letter}">
      <div><h3 id="side-${letter}"><b>${letter}</b> ${this.name}</h3><lab-notices .state=${state} .look=${look}></lab-notices></div>
      <lab-vitals .state=${state} .look=${look}></lab-vitals>
      ${this.#picture('latent', html`<lab-latent .state=${state} .look=${look}></lab-latent>`)}
      ${this.#picture('reconstructions', html`<lab-reconstructions .state=${state} .look=${look}></lab-reconstructions>`)}
      ${this.#picture('samples', html`<lab-samples .state=${state} .look=${look}></lab-samples>`)}
    </section>`;
  }

  #picture(name: PanelName, part: unknown): unknown {
    return html`<div class="side-part"><h4>${panel(name).title()}</h4>${part}</div>`;
  }
}
