// What the discriminator sees: what it makes of real and drawn images.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'discriminator',
  title: () => msg('What the discriminator sees'),
  caption: () =>
    msg(
      'How real the discriminator finds each image, from 0 to 1, the most real first. It should tell real images from drawn ones; where it can’t, every score is near ½ and the generator has won.',
    ),
  suits: ({ discriminator }) => discriminator,
  open: false,
  wide: true,
});
