// Which dimensions of the code carry information, live.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { dimensionBars } from '../../views/bars';
import { sayTold } from '../../i18n/locale';
import { element } from '../../parts/element';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';
import { withTerms } from '../../parts/words';
import { barColumns } from '../../parts/bar-list';

@element('lab-code-summary')
export class LabCodeSummary extends part(pick('schema', 'config'), drawn('summary')) {
  protected override render(): unknown {
    const summary = this.state.summary;
    const bars = summary ? dimensionBars(summary) : [];
    const points = !capabilitiesAtHand(this.state).posterior; // and no distributions
    const active = summary
      ? html`<b>${msg(str`${summary.activeUnits} of ${bars.length}`)}</b>`
      : '';
    const largest = bars[0]?.text ?? '–';
    return html`<h3 data-drawn>${withTerms(msg('What the code is used for'))}</h3>
      <p class="says">${withTerms(
        points
          ? msg(
              'How much each dimension varies, largest first. A dimension is active when it moves from image to image.',
            )
          : msg(
              'The KL of each dimension, largest first: what it costs to say, and so how much it says. A dimension is active when its mean moves from image to image.',
            ),
      )}</p>
      ${barColumns(bars, points ? msg('Variance of each code dimension') : msg('KL of each code dimension'), false)}
      <p class="fact" data-testid="active-units" data-drawn>${summary ? msg(html`${active} dimensions active; the largest: ${largest}.`) : msg('Waiting for the model…')}</p>
      ${summary?.warning ? html`<p class="caution" data-testid="collapse">${sayTold(summary.warning)}</p>` : ''}`;
  }
}
