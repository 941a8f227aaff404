// The plane of codes: where images land, and what the decoder draws at each place.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'latent',
  title: () => msg('Latent plane (codes)'),
  caption: () =>
    msg(
      'Points are images the model has not trained on, each at its code. Behind them: what the decoder draws at each place.',
    ),
  suits: () => true,
  open: true,
  wide: false,
});
