// Held-out images above what the model makes of their codes; for a denoising model, with what it
// was given between.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { isCorrupted } from '../../protocol/kinds';
import type { ImageGrid } from '../../protocol/messages';
import { element } from '../../parts/element';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { drawn, pick } from '../../store/select';
import { withTerms } from '../../parts/words';
import { toneOf } from '../../parts/paint';
import { painted } from '../../parts/painted';
import panel from '.';
import { RECONSTRUCTIONS } from './control';

@element('lab-reconstructions')
export class LabReconstructions extends part(
  pick('gallery', 'schema', 'config'),
  drawn('reconstructions'),
) {
  protected override render(): unknown {
    const { config, reconstructions: rows } = this.state;
    const row = (images: ImageGrid | null | undefined): unknown =>
      painted(images, { columns: RECONSTRUCTIONS, gap: 2 }, toneOf(this.state, this.colors));
    if (!capabilitiesAtHand(this.state).encoder)
      return html`<p class="absent" data-testid="no-reconstructions">${msg('A GAN has no encoder: images can’t be turned into codes, so there is nothing to rebuild. Judge it by what it draws.')}</p>`;
    const corrupts = config !== null && isCorrupted(config.model);
    return html`<p class="caption">${withTerms(
      corrupts
        ? msg(
            'Images the model has not trained on, the same after corruption, and what the model rebuilds from those: it has to guess what is missing.',
          )
        : panel.caption(),
    )}</p>
      <p class="row-name" data-drawn>${msg('Original')}</p>
      <canvas class="sheet row originals" data-testid="originals" width="298" height="28" role="img" aria-label=${msg(str`${RECONSTRUCTIONS} held-out images`)} ${row(rows?.originals)}></canvas>
      ${corrupts ? html`<canvas class="sheet row corrupted" data-testid="corrupted" width="298" height="28" role="img" aria-label=${msg(str`The same ${RECONSTRUCTIONS} images, corrupted: what the model is given`)} ${row(rows?.corrupted)}></canvas>` : nothing}
      <canvas class="sheet row rebuilt" data-testid="reconstructions" width="298" height="28" role="img" aria-label=${msg(str`The same ${RECONSTRUCTIONS} images, rebuilt by the model from their codes`)} ${row(rows?.reconstructions)}></canvas>
      <p class="row-name" data-drawn>${corrupts ? msg('Rebuilt from the corrupted one in the middle') : msg('Rebuilt from its code')}</p>`;
  }
}
