// How tight the bound is: the importance-weighted bounds of more and more codes, and how near they
// come to log p(x).
import { msg } from '@lit/localize';
import { definePanel } from '../panel';

export default definePanel({
  name: 'tightness',
  title: () => msg('How tight is the bound?'),
  caption: () =>
    msg(
      'The more codes of an image are weighed, K of them, the tighter is the bound (Burda et al. 2015): on average over the codes that chance draws, it rises with K and comes ever nearer to log p(x), but never above it.',
    ),
  suits: ({ likelihood }) => likelihood,
  open: false,
  wide: true,
});
