// One number at a time: each number of a code swept by itself.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'traversals',
  title: () => msg('Traversals (one number at a time)'),
  caption: null,
  suits: () => true,
  open: false,
  wide: true,
});
