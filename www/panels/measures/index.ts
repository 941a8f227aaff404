// How good is it? Figures of how good the model is, each made on request.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'measures',
  title: () => msg('How good is it?'),
  caption: null,
  suits: () => true,
  open: false,
  wide: true,
});
