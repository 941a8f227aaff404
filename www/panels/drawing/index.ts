// Draw your own: a sheet to draw on, and what the model makes of the drawing.
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'drawing',
  title: () => msg('Draw your own'),
  caption: () =>
    msg('Draw something like the images, or unlike them, and watch what the model makes of it.'),
  suits: ({ encoder }) => encoder,
  open: false,
  wide: true,
});
