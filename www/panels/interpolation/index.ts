// From one image to another: a walk between their codes.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'interpolation',
  title: () => msg('Interpolation (from one image to another)'),
  caption: () =>
    msg('A walk from the code of one image to the code of another, decoded along the way.'),
  suits: ({ encoder }) => encoder,
  open: true,
  wide: true,
});
