// One step, slowly: what one step of training does with a single image.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'flow',
  title: () => msg('One step, slowly'),
  caption: null,
  suits: () => true,
  open: false,
  wide: true,
});
