// What the discriminator makes of real images and of drawn ones: the score of each, from the most real down.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Scored } from '../../engine/messages';
import { ranks, scoreBars, takenForReal } from '../../views/scores';
import { imageOf } from '../../views/sheet';
import { changes } from '../changes';
import { element } from '../element';
import { LabElement } from '../lab-element';
import { barColumns } from '../measures/bar-list';
import { amount } from '../numbers';
import { paintSheet, toneOf } from '../paint';

const SHOWN = 20; // of each kind

type Kind = 'real' | 'rebuilt' | 'drawn';

@element('lab-discriminator')
export class LabDiscriminator extends LabElement {
  #changed = changes();

  protected override render(): unknown {
    const kinds: Kind[] = this.state.config?.model.kind === 'vaeGan' ? ['real', 'rebuilt', 'drawn'] : ['real', 'drawn'];
    return html`<p class="caption">${msg('How real the discriminator finds each image, from 0 to 1, the most real first. It should tell real images from drawn ones; where it can’t, every score is near ½ and the generator has won.')}</p>
      <div class="verdicts" data-testid="verdicts">${kinds.map((kind) => this.#group(kind))}</div>`;
  }

  protected override updated(): void {
    const view = this.state.frame?.scores;
    if (!this.#changed(view, this.look, this.state.gallery) || !view) return;
    const tone = toneOf(this.state, this.look);
    for (const kind of ['real', 'rebuilt', 'drawn'] as const) {
      const scored = view[kind];
      if (!scored) continue;
      const order = ranks(scored.scores, SHOWN);
      this.querySelectorAll<HTMLCanvasElement>(`[data-kind="${kind}"] canvas`).forEach((canvas, at) => {
        paintSheet(canvas, imageOf(scored.sheet, order[at]!), { columns: 1, gap: 0 }, tone);
      });
    }
  }

  #group(kind: Kind): unknown {
    const scored = this.state.frame?.scores?.[kind] ?? null;
    const order = scored ? ranks(scored.scores, SHOWN) : Array.from({ length: SHOWN }, () => null);
    const { width, height } = this.state.data ?? { width: 28, height: 28 };
    return html`<div class="verdict" data-kind=${kind}>
      <h3 data-drawn>${this.#title(kind)}</h3>
      <p class="fact" data-drawn>${scored ? this.#sum(scored) : msg('Waiting for the model…')}</p>
      ${barColumns(scoreBars(scored?.scores ?? []), msg('How many images have which score'), false)}
      <p class="score-scale" aria-hidden="true"><span data-drawn>${msg('0 drawn')}</span><span data-drawn>½</span><span data-drawn>${msg('real 1')}</span></p>
      <ol class="scored">${order.map((index) => {
        const score = index === null || !scored ? '–' : amount(scored.scores[index], 2);
        return html`<li><canvas class="sheet" width=${width} height=${height} role="img" aria-label=${msg('image')}></canvas><span data-drawn>${score}</span></li>`;
      })}</ol>
      ${scored && scored.sheet.count > SHOWN ? html`<p class="fact">${msg(str`${SHOWN} of ${scored.sheet.count}, evenly from the most to the least real.`)}</p>` : nothing}</div>`;
  }

  #title(kind: Kind): string {
    return { real: () => msg('Real, held out'), rebuilt: () => msg('Real, rebuilt'), drawn: () => msg('Drawn') }[kind]();
  }

  #sum({ scores }: Scored): string {
    const taken = takenForReal(scores);
    const mean = amount(scores.reduce((sum, score) => sum + score, 0) / scores.length, 2);
    return msg(str`${taken} of ${scores.length} taken for real; mean score ${mean}`);
  }
}
