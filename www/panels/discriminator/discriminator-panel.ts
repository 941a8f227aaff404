// What the discriminator makes of real images and of drawn ones: the score of each, from the most
// real down.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Scored } from '../../protocol/messages';
import { amount } from '../../i18n/numbers';
import { ranks, scoreBars, takenForReal } from '../../views/scores';
import { element } from '../../parts/element';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';
import { barColumns } from '../../parts/bar-list';
import { toneOf } from '../../parts/paint';
import { ALONE, painted } from '../../parts/painted';
import panel from '.';
import { withTerms } from '../../parts/words';

const SHOWN = 20; // of each kind

type Kind = 'real' | 'rebuilt' | 'drawn';

@element('lab-discriminator')
export class LabDiscriminator extends part(
  pick('gallery', 'data', 'schema', 'config'),
  drawn('scores'),
) {
  protected override render(): unknown {
    const kinds: Kind[] = capabilitiesAtHand(this.state).encoder
      ? ['real', 'rebuilt', 'drawn']
      : ['real', 'drawn'];
    return html`<p class="caption">${withTerms(panel.caption())}</p>
      <div class="verdicts" data-testid="verdicts">${kinds.map((kind) => this.#group(kind))}</div>`;
  }

  #group(kind: Kind): unknown {
    const scored = this.state.scores?.[kind] ?? null;
    const order = scored ? ranks(scored.scores, SHOWN) : Array.from({ length: SHOWN }, () => null);
    const tone = toneOf(this.state, this.colors);
    const { width, height } = scored?.images ?? this.state.data ?? { width: 28, height: 28 };
    return html`<div class="verdict" data-kind=${kind}>
      <h3 data-drawn>${this.#title(kind)}</h3>
      <p class="fact" data-drawn>${scored ? this.#sum(scored) : msg('Waiting for the model…')}</p>
      ${barColumns(scoreBars(scored?.scores ?? []), msg('How many images have which score'), false)}
      <p class="score-scale" aria-hidden="true"><span data-drawn>${msg('0 drawn')}</span><span data-drawn>½</span><span data-drawn>${msg('real 1')}</span></p>
      <ol class="scored">${order.map((index) => {
        const score = index === null || !scored ? '–' : amount(scored.scores[index], 2);
        return html`<li><canvas class="sheet" width=${width} height=${height} role="img" aria-label=${msg('image')} ${painted(scored?.images, ALONE, tone, [index ?? 0])}></canvas><span data-drawn>${score}</span></li>`;
      })}</ol>
      ${scored && scored.images.count > SHOWN ? html`<p class="fact">${msg(str`${SHOWN} of ${scored.images.count}, evenly from the most to the least real.`)}</p>` : nothing}</div>`;
  }

  #title(kind: Kind): string {
    return {
      real: () => msg('Real, held out'),
      rebuilt: () => msg('Real, rebuilt'),
      drawn: () => msg('Drawn'),
    }[kind]();
  }

  #sum({ scores }: Scored): string {
    const taken = takenForReal(scores);
    const mean = amount(scores.reduce((sum, score) => sum + score, 0) / scores.length, 2);
    return msg(str`${taken} of ${scores.length} taken for real; mean score ${mean}`);
  }
}
