// Reconstructions: held-out images, and what is left of them.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'reconstructions',
  title: () => msg('Reconstructions'),
  caption: () =>
    msg('Images the model has not trained on, and what the model rebuilds from their codes.'),
  suits: ({ encoder }) => encoder,
  open: true,
  wide: false,
});
