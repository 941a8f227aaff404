// The offer to go on with a run that an earlier visit left behind. Nothing happens until the
// visitor answers.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { locale, say } from '../../i18n/locale';
import { count } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { runName } from '../run-name';
import { ago } from './ago';

@element('lab-offer')
export class LabOffer extends part(pick('kept', 'phase', 'schema')) {
  protected override render(): unknown {
    const {
      kept: { offer, busy },
      phase,
      schema,
    } = this.state;
    if (!offer) return nothing;
    const name = schema ? runName(schema, offer.config) : msg('a model');
    const when = msg(str`step ${count(offer.step)}, ${ago(offer.savedAt, offer.now, locale())}`);
    return html`<section class="notice offer" data-testid="offer" aria-label=${msg('A kept run')}>
      <p role="status">${msg(str`An earlier run is kept in this browser: ${name} (${say(offer.images)}).`)}</p>
      <div class="answers">
        <button class="tool strong" type="button" data-testid="resume" ?disabled=${busy || phase !== 'ready'} @click=${() => this.ask({ type: 'resume' })}>${busy ? msg('Resuming…') : msg(str`Resume (${when})`)}</button>
        <button class="tool" type="button" data-testid="start-afresh" ?disabled=${busy} @click=${() => this.ask({ type: 'start-afresh' })}>${msg('Start afresh')}</button>
      </div></section>`;
  }
}
