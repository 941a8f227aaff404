// Chapter 3: how to learn through a throw of dice.
import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Chapter } from '../chapter';

export const noise: Chapter = {
  name: 'noise',
  title: () => msg('The reparameterisation trick'),
  steps: [
    {
      sight: { panel: 'flow' },
      sets: [{ preset: 'plane' }],
      text: () =>
        msg(
          html`A network learns by asking, for each of its weights: if I nudge you, does the loss fall? The answer, the <b>gradient</b>, is passed back from the loss to the weights, step by step. But between encoder and decoder now stands a throw of dice: the code is <b>drawn</b> from its cloud. What is the slope of a throw?`,
        ),
      formula: String.raw`z \sim \mathcal{N}(\mu, \sigma^2)`,
    },
    {
      sight: { panel: 'flow' },
      text: () =>
        msg(
          html`The trick is to throw first. Take noise <i>ε</i> that depends on nothing, then stretch it by <i>σ</i> and shift it by <i>μ</i>. The code comes from the same cloud as before, but it is now plain arithmetic, and the dice stand to one side.`,
        ),
      formula: String.raw`z = \mu + \sigma\, \epsilon, \quad \epsilon \sim \mathcal{N}(0, 1)`,
    },
    {
      sight: { panel: 'flow' },
      text: () =>
        msg(
          html`Arithmetic has slopes. Move <i>μ</i>, and the code moves just as far; move <i>σ</i>, and it moves <i>ε</i> times as far. So the gradient flows through the code to the encoder as if there were no chance at all.`,
        ),
      formula: String.raw`\frac{\partial z}{\partial \mu} = 1, \quad \frac{\partial z}{\partial \sigma} = \epsilon`,
    },
    {
      sight: 'bar',
      training: false,
      text: () =>
        msg(
          html`A single throw is a noisy guess. But a step looks at a batch of images, 128 here, each with a throw of its own, and over many steps the noise averages out. That is why one throw for each image is enough.`,
        ),
      attempt: {
        task: () =>
          msg(
            'Training is paused. Press Step a few times: each is one throw for every image of a batch, one gradient, and one small move of all weights.',
          ),
        done: ({ type }) => type === 'step',
        answer: () =>
          msg(
            'That was one step of learning: images in, noise thrown, images out, gradient back. Thousands of them make the pictures you see. Press play whenever you like.',
          ),
      },
    },
  ],
};
