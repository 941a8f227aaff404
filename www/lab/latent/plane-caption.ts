// What the plane of codes says about itself: in its caption, and to those who do not see it.
import { msg, str } from '@lit/localize';
import { hasEncoder, planeOf } from '../../engine/abilities';
import { count } from '../numbers';
import type { LabState } from '../state';

export function planeCaption({ config }: LabState): string {
  const model = config?.model;
  const plane = model ? planeOf(model) : 'codes';
  if (plane === 'slice') return msg('What the generator draws where the first two numbers of a code vary and the others are 0. There are no points: without an encoder, images have no codes.');
  if (model && !hasEncoder(model.kind)) return msg('What the generator draws at each code. There are no points: without an encoder, images have no codes.');
  if (plane === 'projection') return msg('Points are images the model has not trained on, each at the shadow of its code on the plane along which codes differ most. Behind them: what the decoder draws at each place.');
  return msg('Points are images the model has not trained on, each at its code. Behind them: what the decoder draws at each place.');
}

export function planeDescription({ frame }: LabState): string {
  const view = frame?.latent;
  if (!view) return msg('The plane of codes');
  const points = view.codes.length / 2;
  if (points === 0) return msg('Images decoded across the plane');
  return msg(str`${count(points)} held-out images as points at their codes, coloured and named by class, over images decoded across the plane`);
}
