// What every part of the page has in common: state comes down, requests go up, and it renders into the light DOM.
import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Look } from './theme-colors';
import { LabRequest, type Request } from '../store/requests';
import type { LabState } from '../store/state';

export abstract class LabElement extends LitElement {
  @property({ attribute: false }) state!: LabState;
  @property({ attribute: false }) look!: Look;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected ask(request: Request): void {
    this.dispatchEvent(new LabRequest(request));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Until the first state arrives, what index.html holds in this place stays on the page. */
  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.state !== undefined;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (!this.hasUpdated) this.replaceChildren();
  }
}
