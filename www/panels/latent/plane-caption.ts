// What the plane of codes says about itself: in its caption, and to those who do not see it.
import { msg, str } from '@lit/localize';
import { count } from '../../i18n/numbers';
import { planeOf } from '../../protocol/kinds';
import { capabilitiesAtHand } from '../../store/kind';
import type { Drawn } from '../../store/select';
import type { PageState } from '../../store/state';
import panel from '.';

export function planeCaption(state: Pick<PageState, 'schema' | 'config'>): string {
  const can = capabilitiesAtHand(state);
  const plane = state.config ? planeOf(can, state.config.model) : 'codes';
  if (plane === 'slice')
    return msg(
      'What the generator draws where the first two numbers of a code vary and the others are 0. There are no points: without an encoder, images have no codes.',
    );
  if (plane === 'line')
    return can.encoder
      ? msg(
          'Points are images the model has not trained on, each at the one number of its code, from left to right. Behind them: what the decoder draws at each place.',
        )
      : msg(
          'What the generator draws as the one number of a code grows from left to right. There are no points: without an encoder, images have no codes.',
        );
  if (!can.encoder)
    return msg(
      'What the generator draws at each code. There are no points: without an encoder, images have no codes.',
    );
  if (plane === 'projection')
    return msg(
      'Points are images the model has not trained on, each at the projection of its code onto the two directions in which codes vary most (principal components). Behind them: what the decoder draws at each place.',
    );
  return panel.caption();
}

export function planeDescription({ latent: view }: Drawn<'latent'>): string {
  if (!view) return panel.title();
  const points = view.codes.length / 2;
  if (points === 0) return msg('Images decoded across the plane');
  return msg(
    str`${count(points)} held-out images as points at their codes, coloured and named by class, over images decoded across the plane`,
  );
}
