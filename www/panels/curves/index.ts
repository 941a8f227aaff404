// How well it learns: the bound and its terms as they change.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'curves',
  title: () => msg('How well it learns'),
  caption: null, // what is maximised or minimised, in the engine's words
  suits: () => true,
  open: true,
  wide: true,
});
