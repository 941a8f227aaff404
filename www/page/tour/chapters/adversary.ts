// Chapter 6: a judge in place of a comparison by pixels.
import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Chapter } from '../chapter';

export const adversary: Chapter = {
  name: 'adversary',
  title: () => msg('Sharper images with an adversary'),
  steps: [
    {
      sight: { panel: 'samples' },
      sets: [{ preset: 'plane' }],
      training: true,
      text: () =>
        msg(
          html`The images of a variational autoencoder are soft. It compares pixel by pixel: where a stroke could be here or a little to the right, the safest answer is some grey in <b>both</b> places. An average of sharp images is a blurred one.`,
        ),
    },
    {
      sight: { panel: 'samples' },
      sets: [{ preset: 'gan-2014' }],
      training: true,
      text: () =>
        msg(
          html`A <b>GAN</b> compares no pixels. A generator draws images from random codes, and a discriminator says how likely each is to be real; one learns to deceive, the other not to be deceived. A blurred average is found out at once. But there is no encoder, no promise that every real image can be drawn, and the game takes minutes to get anywhere.`,
        ),
      formula: String.raw`\begin{aligned}\min_G\, \max_D\; & \mathbb{E}_x[\log D(x)] \\ & + \mathbb{E}_z[\log(1 - D(G(z)))]\end{aligned}`,
    },
    {
      sight: { panel: 'discriminator' },
      sets: [{ preset: 'vae-gan-2016' }],
      training: true,
      text: () =>
        msg(
          html`The <b>VAE-GAN</b> (Larsen and others, 2016) joins them: an encoder and a prior as before, but the copy is compared in what the <b>discriminator notices</b>, not in pixels, and it also has to pass for real. It will take a minute to settle; two players learn more slowly than one.`,
        ),
      formula: String.raw`\mathrm{KL} + \tfrac{1}{2} \lVert D_\ell(x) - D_\ell(\tilde{x}) \rVert^2 + \mathcal{L}_{\mathrm{GAN}}`,
    },
    {
      sight: { field: 'model.gamma' },
      text: () =>
        msg(
          html`<b>Gamma</b> is the decoder’s balance between being faithful to the original and being believed. A large one asks for likeness, a small one for conviction.`,
        ),
      attempt: {
        task: () => msg('Lower Gamma to 0.1 or less, and watch the copies in “Reconstructions”.'),
        done: (request) =>
          request.type === 'field' && request.path === 'model.gamma' && request.value <= 0.1,
        answer: () =>
          msg(
            'Now the discriminator’s verdict outweighs likeness: the copies may become crisper, and less like their originals. That was the tour. Next, bring your own images, compare two models side by side, or start from another preset.',
          ),
      },
    },
  ],
};
