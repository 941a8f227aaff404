// Which dimensions of the code carry information, live.
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { dimensionBars } from '../../views/bars';
import { LabElement } from '../lab-element';
import { barColumns } from './bar-list';

@customElement('lab-code-summary')
export class LabCodeSummary extends LabElement {
  protected override render(): unknown {
    const summary = this.state.frame?.summary;
    const bars = summary ? dimensionBars(summary) : [];
    const points = summary?.klPerDimension.length === 0;
    return html`<h3>What the code is used for</h3>
      <p class="says">${points ? 'How much each dimension varies, largest first.' : 'The KL of each dimension, largest first: what it costs to say, and so how much it says.'} A dimension is active when its mean moves from image to image.</p>
      ${barColumns(bars, points ? 'Variance of each code dimension' : 'KL of each code dimension', false)}
      <p class="fact" data-testid="active-units">${summary ? html`<b>${summary.activeUnits} of ${bars.length}</b> dimensions active; the largest: ${bars[0]?.text ?? '–'}.` : 'Waiting for the model…'}</p>
      ${summary?.warning ? html`<p class="caution" data-testid="collapse">${summary.warning}</p>` : ''}`;
  }
}
