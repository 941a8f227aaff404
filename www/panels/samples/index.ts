// New images: decoded from codes drawn at random.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'samples',
  title: () => msg('New images (samples)'),
  caption: () =>
    msg(
      'Codes picked at random from the prior, decoded. The same codes each time, so you can watch them improve.',
    ),
  suits: () => true,
  open: true,
  wide: false,
});
