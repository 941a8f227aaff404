// Chapter 2: each image gets a cloud of codes in place of a point; and why the encoder answers with
// log sigma.
import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Chapter } from '../chapter';

export const clouds: Chapter = {
  name: 'clouds',
  title: () => msg('Distributions instead of points'),
  steps: [
    {
      sight: { panel: 'latent' },
      sets: [{ preset: 'plane' }],
      training: true,
      text: () =>
        msg(
          html`The <b>variational</b> autoencoder changes one thing. Its encoder answers not with a point but with a cloud: a centre <i>μ</i> and a width <i>σ</i> for each number of the code. Every time an image is used, its code is drawn afresh from its cloud.`,
        ),
      formula: String.raw`q(z|x) = \mathcal{N}\bigl(z;\, \mu(x),\, \sigma(x)^2\bigr)`,
    },
    {
      sight: { panel: 'latent' },
      text: () =>
        msg(
          html`So the decoder must cope with every place in the cloud, not just its centre, and neighbouring places come to mean similar images. Point at a dot to see the cloud of that image.`,
        ),
    },
    {
      sight: { panel: 'samples' },
      text: () =>
        msg(
          html`One more pull: all clouds are drawn towards the same bell curve around zero, the <b>prior</b>. Together they come to fill it, without holes. Then random codes from the prior land where the decoder knows its way, and the page can draw images that nobody drew. Give it a minute to learn.`,
        ),
      formula: String.raw`p(z) = \mathcal{N}(z;\, 0,\, I)`,
    },
    {
      sight: { panel: 'flow' },
      text: () =>
        msg(
          html`Why do books say that the encoder gives <b>log</b> <i>σ</i>? A width must be positive, but the last layer of a network can answer with any number, −3 included. Read as a logarithm, every answer is a proper width; and halving a tiny width is as short a way for the network as halving a large one.`,
        ),
      formula: String.raw`s = \log \sigma, \quad \sigma = e^{s} > 0`,
    },
    {
      sight: { panel: 'interpolation' },
      text: () =>
        msg(
          html`A plane without holes can be crossed. Each image in this row is decoded from a code a little further along the way from one image to another.`,
        ),
      attempt: {
        task: () => msg('Choose two images from different classes as the ends of the walk.'),
        done: ({ type }) => type === 'end',
        answer: () =>
          msg(
            'Every stop on the way is an image in its own right. Between two points of an autoencoder the same walk may lead through nowhere.',
          ),
      },
    },
  ],
};
