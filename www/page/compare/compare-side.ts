// One model of a comparison with its pictures: parts of the lab's page, which have this model's own
// state.
import { html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { Provider } from '../../parts/provider';
import '../../panels/latent/latent-panel';
import '../notices';
import { panel } from '../../panels/registry';
import '../../panels/reconstructions/reconstructions-panel';
import '../../panels/samples/samples-panel';
import '../training-stats';
import { LETTERS, type Side } from './state';
import type { PageState, PanelName } from '../../store/state';
import type { Observable } from '../../store/store';

@element('lab-compare-side')
export class LabCompareSide extends part() {
  @property({ attribute: false }) side!: Side;
  @property({ attribute: false }) name!: string;

  #provider: Provider | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#provider ??= new Provider(this, storeOf(this.side, this.store), this.colors);
    this.#provider.colors = this.colors;
  }

  protected override render(): unknown {
    const { side } = this;
    const letter = LETTERS[side];
    return html`<section class="side ${side === 0 ? 'left' : 'right'}" data-testid="side-${letter}" aria-labelledby="side-${letter}">
      <div><h3 id="side-${letter}"><b>${letter}</b> ${this.name}</h3><lab-notices></lab-notices></div>
      <lab-vitals></lab-vitals>
      ${this.#picture('latent', html`<lab-latent></lab-latent>`)}
      ${this.#picture('reconstructions', html`<lab-reconstructions></lab-reconstructions>`)}
      ${this.#picture('samples', html`<lab-samples></lab-samples>`)}
    </section>`;
  }

  #picture(name: PanelName, part: unknown): unknown {
    return html`<div class="side-part"><h4>${panel(name).title()}</h4>${part}</div>`;
  }
}

/**
 * Of one side, as its parts see it: they show a run, and know of no page around it. Once the side
 * is gone, there is nothing to tell.
 */
function storeOf(side: Side, page: Observable): Observable {
  const own = (state: PageState): PageState | null =>
    (state.compare.sides?.[side] ?? null) as PageState | null;
  return {
    get state() {
      return own(page.state)!;
    },
    subscribe: (select, listener) =>
      page.subscribe((state) => {
        const its = own(state);
        return its && select(its);
      }, listener),
  };
}
