// What the plane cannot show of a code of more or fewer than two numbers, and the way to one that it can.
import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { percent } from '../../i18n/numbers';
import { element } from '../../parts/element';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';

@element('lab-shadow')
export class LabShadow extends part(pick('model'), drawn('latent')) {
  protected override render(): unknown {
    const numbers = this.state.model?.latentDim;
    const explained = this.state.latent?.explained;
    return html`<p data-testid="explained">${
      numbers === 1
        ? msg('A code is one number: upwards, the pictures of the plane stay the same.')
        : explained
          ? msg(
              html`A code has ${numbers} numbers; the plane shows <b>${percent(explained)}</b> of the variance of the codes (their first two principal components).`,
            )
          : msg(str`A code has ${numbers} numbers.`)
    }</p>
      <button class="tool" type="button" data-testid="use-plane" title=${msg('Starts a new model')}
        @click=${() => this.ask({ type: 'field', path: 'model.latentDim', value: 2 })}>${msg('Use two numbers')}</button>`;
  }
}
