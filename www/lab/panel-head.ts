// The head of a panel: its title, and what can be done with all of it.
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LabElement } from './lab-element';
import { panel, type PanelName } from './panels';

@customElement('lab-panel-head')
export class LabPanelHead extends LabElement {
  @property() name!: PanelName;

  protected override render(): unknown {
    return html`<h2 id="${this.name}-title">${panel(this.name).title()}</h2>`;
  }

  /** A panel that is closed, or does not suit the model, is not on the page. */
  protected override updated(): void {
    const { config, shown } = this.state;
    const section = this.closest<HTMLElement>('[data-panel]');
    if (section) section.hidden = !shown.includes(this.name) || !panel(this.name).suits(config?.model.kind ?? 'vae');
  }
}
