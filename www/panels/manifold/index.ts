// The plane, decoded: a grid of what the decoder draws across it.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'manifold',
  title: () => msg('The plane, decoded'),
  caption: () =>
    msg(
      'What the decoder draws at each place of the window on the plane. Press an image to hold its code.',
    ),
  suits: () => true,
  open: false,
  wide: false,
});
