// Chapter 1: an autoencoder copies well, and has no idea where new codes could come from.
import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Chapter } from '../chapter';
import { inHole } from '../hole';

export const holes: Chapter = {
  name: 'holes',
  title: () => msg('Why an autoencoder can’t generate'),
  steps: [
    {
      sight: { panel: 'reconstructions' },
      sets: [{ preset: 'plane' }, { choice: 'model.kind', option: 'autoencoder' }],
      training: true,
      text: () =>
        msg(
          html`This is an <b>autoencoder</b>. One network, the encoder, squeezes each image into two numbers, its <b>code</b>; another, the decoder, draws the image again from nothing but that code. They have one goal between them: the copy in the lower row should match the original above it.`,
        ),
      formula: String.raw`z = f(x), \quad \tilde{x} = g(z) \approx x`,
    },
    {
      sight: { panel: 'latent' },
      text: () =>
        msg(
          html`Two numbers are a place on a plane, so we can see every code: each dot is one image, coloured by its class. The encoder has put them wherever copying was easiest. Some classes crowd together, others lie far out, and between them is <b>empty land</b>.`,
        ),
    },
    {
      sight: { panel: 'samples' },
      text: () =>
        msg(
          html`To draw a <b>new</b> image we need a new code. But from where? Here the page picks random places near the middle and decodes them. Many come out smudged, and much of what the model has seen never turns up: nobody asked the encoder to keep its codes there, or anywhere in particular.`,
        ),
    },
    {
      sight: { panel: 'latent' },
      text: () =>
        msg(
          html`The decoder has only ever seen codes where there are dots. Everywhere else it has to guess, and nothing has taught it to guess well.`,
        ),
      attempt: {
        task: () =>
          msg(
            'Move the round handle on the plane into a gap, well away from all dots. Drag it, or focus it and use the arrow keys.',
          ),
        done: inHole,
        answer: () =>
          msg(
            'No image lives here, so what you see is a guess: a blend of neighbours that is neither, or a figure stretched until it breaks. A model that is to generate needs a plane without such holes. The next chapter fills them.',
          ),
      },
    },
  ],
};
