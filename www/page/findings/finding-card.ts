// What the page notices of the run, above its pictures: a sentence, a button that helps, and one
// that dismisses it until another model learns.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { element } from '../../parts/element';
import { closeIcon } from '../../parts/icons';
import { part } from '../../parts/part-element';
import { withTerms } from '../../parts/words';
import { drawn, pick } from '../../store/select';
import { stepOf, type PageState } from '../../store/state';
import { found, type FindingName } from '.';
import { activeOf } from './active';
import type { Figures } from './finding';

type Found = ReturnType<typeof found>;

/** Of the bar that stays in sight, in pixels. */
const BAR = 96;

@element('lab-finding')
export class LabFinding extends part(
  pick(
    'config',
    'data',
    'model',
    'curves',
    'progress',
    'evaluation',
    'drawnAt',
    'running',
    'schema',
  ),
  (state) => ({ ...drawn('summary', 'latent')(state), elsewhere: isElsewhere(state) }),
) {
  readonly #dismissed = new Set<FindingName>();
  #model: PageState['model'] = null;
  #settings = '';
  #since = 0;
  #shown: Found = null;
  // What came or went above would move what somebody further down is about to press: it stays as
  // it is while its place is scrolled away.
  #isInSight = true;
  readonly #sight = new IntersectionObserver(
    (entries) => {
      this.#isInSight = entries.at(-1)!.isIntersecting;
      this.requestUpdate();
    },
    { rootMargin: `-${BAR}px 0px 0px` },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
  }

  protected override render(): unknown {
    this.#follow();
    if (this.#isInSight) this.#shown = this.#found();
    const finding = this.#shown;
    return html`<div role="status">${
      finding
        ? html`<section class="notice finding" data-testid="finding" data-finding=${finding.name} aria-label=${msg('What the page notices')}>
        <div><p>${withTerms(finding.says)}</p>
        <button class="tool" type="button" data-testid="finding-help" @click=${() => this.ask(finding.help.request)}>${finding.help.label}</button></div>
        <button type="button" data-testid="finding-dismiss" aria-label=${msg('Dismiss')} @click=${() => this.#dismiss(finding.name)}>${closeIcon}</button></section>`
        : nothing
    }</div>`;
  }

  #found(): Found {
    const { elsewhere, running } = this.state;
    return elsewhere || !running ? null : found(this.#figures(), this.#dismissed);
  }

  #dismiss(name: FindingName): void {
    this.#dismissed.add(name);
    this.requestUpdate();
  }

  /** With other settings a run begins anew, as far as can be told from its curves. */
  #follow(): void {
    const { model, config } = this.state;
    if (model !== this.#model) this.#dismissed.clear();
    const settings = JSON.stringify([config?.model, config?.training]);
    if (settings !== this.#settings || model !== this.#model) this.#since = stepOf(this.state);
    this.#model = model;
    this.#settings = settings;
  }

  #figures(): Figures {
    const { state } = this;
    const { config, data, curves, progress, evaluation } = state;
    const since = this.#since;
    return {
      config,
      data,
      curves,
      progress,
      evaluation,
      since,
      // only where it is asked for: it goes through all codes of the plane
      get active() {
        return activeOf(state, state, stepOf(state), since);
      },
    };
  }
}

/** On the tour and in a comparison what happens is meant to, and said there. */
function isElsewhere({ tour, compare, phase }: PageState): boolean {
  return tour.at !== null || compare.sides !== null || phase !== 'ready';
}
