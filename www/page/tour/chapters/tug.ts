// Chapter 4: reconstruction pulls the clouds apart, the KL pulls them together.
import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Chapter } from '../chapter';

export const tug: Chapter = {
  name: 'tug',
  title: () => msg('The tug of war of the two losses'),
  steps: [
    {
      sight: { panel: 'curves' },
      sets: [{ preset: 'plane' }],
      training: true,
      text: () =>
        msg(
          html`The loss has two parts. <b>Reconstruction</b> counts the detail lost in the copy; it wants small clouds, far apart. The <b>KL divergence</b> counts how far each cloud is from the prior; it wants all clouds alike. Both are measured in nats for each image.`,
        ),
      formula: String.raw`\begin{aligned}&-\mathbb{E}_{q(z|x)}[\log p(x|z)] \\ &+ \beta\, \mathrm{KL}\bigl(q(z|x) \,\|\, p(z)\bigr)\end{aligned}`,
    },
    {
      sight: { panel: 'latent' },
      sets: [{ field: 'model.bound.beta', value: 0 }],
      training: true,
      text: () =>
        msg(
          html`<b>One side lets go.</b> The page has set <i>β</i> to 0, so the KL counts for nothing. The clouds shrink and drift apart, in time out of the picture: bit by bit this becomes the autoencoder of the first chapter, holes and all.`,
        ),
    },
    {
      sight: { panel: 'reconstructions' },
      sets: [{ field: 'model.bound.beta', value: 30 }],
      training: true,
      text: () =>
        msg(
          html`<b>The other side pulls with all its might.</b> With <i>β</i> = 30 a code is too expensive to say much. The clouds fall together, and soon every copy looks like the same blurred average. This is called <b>posterior collapse</b>: the code has fallen silent.`,
        ),
    },
    {
      sight: { field: 'model.bound.beta' },
      sets: [{ field: 'model.bound.beta', value: 1 }],
      training: true,
      text: () =>
        msg(
          html`At <i>β</i> = 1 the sum has a meaning: its negative is a lower bound on log <i>p</i>(<i>x</i>), the log-likelihood of the images under the model. More than 1 trades detail for order in the code.`,
        ),
      attempt: {
        task: () =>
          msg(
            'Set Beta to 4 or more, and watch the curves and the plane. It acts at once, on the same model.',
          ),
        done: (request) =>
          request.type === 'field' && request.path === 'model.bound.beta' && request.value >= 4,
        answer: () =>
          msg(
            'KL goes down, reconstruction goes up: the copies get blurrier while the codes draw together. Neither side wins, you choose where the rope stands. Higgins and others named this the beta-VAE in 2017.',
          ),
      },
    },
  ],
};
