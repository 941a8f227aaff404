// Chapter 5: many samples tighten the bound, help the decoder and drown the encoder's gradient.
import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Chapter } from '../chapter';

export const bounds: Chapter = {
  name: 'bounds',
  title: () => msg('Tighter bounds, and why the encoder suffers'),
  steps: [
    {
      sight: { panel: 'curves' },
      sets: [{ preset: 'plane' }],
      training: true,
      text: () =>
        msg(
          html`What we would like to raise is log <i>p</i>(<i>x</i>): how likely real images are under the model. What we do raise is a <b>bound</b> that lies below it. The gap between them is the encoder’s fault: its simple cloud is not quite the true set of codes that explain the image.`,
        ),
      formula: String.raw`\log p(x) = \mathcal{L} + \mathrm{KL}\bigl(q(z|x) \,\|\, p(z|x)\bigr)`,
    },
    {
      sight: { choice: 'model.bound' },
      sets: [{ choice: 'model.bound', option: 'iwae' }],
      training: true,
      text: () =>
        msg(
          html`The page has changed the bound to <b>IWAE</b>. It draws <i>K</i> codes for each image, weighs how well each explains it, and takes the average <i>before</i> the logarithm. One good guess is enough now, bad ones are forgiven, and the more guesses, the closer the bound comes to log <i>p</i>(<i>x</i>).`,
        ),
      formula: String.raw`\log \frac{1}{K} \sum_{k=1}^{K} w_k, \quad w_k = \frac{p(x, z_k)}{q(z_k|x)}`,
    },
    {
      sight: { panel: 'measures' },
      text: () =>
        msg(
          html`A better bound should make a better model. For the decoder (<i>θ</i>) it does. But if any of <i>K</i> guesses may succeed, it hardly matters any more where the encoder (<i>φ</i>) puts its cloud, and its gradient <b>drowns in noise</b>: the ratio of signal to noise falls (Rainforth and others, 2018).`,
        ),
      formula: String.raw`\mathrm{SNR}_{\theta} \propto \sqrt{K}, \quad \mathrm{SNR}_{\phi} \propto \frac{1}{\sqrt{K}}`,
    },
    {
      sight: { choice: 'model.bound' },
      sets: [{ choice: 'model.bound', option: 'dreg' }],
      training: true,
      text: () =>
        msg(
          html`There are remedies. <b>MIWAE</b> averages several small bounds, <b>PIWAE</b> gives the decoder the tight bound and the encoder the calm one, and <b>DReG</b>, chosen now, rewrites the encoder’s gradient so that it loses less of its signal. In theory, near an optimum, that signal even grows with <i>K</i>; on a model that is still learning it falls, more slowly than IWAE’s. All are in this list; press its question mark for the formulas.`,
        ),
    },
    {
      sight: { field: 'model.bound.samples' },
      sets: [{ choice: 'model.bound', option: 'iwae' }],
      training: true,
      text: () =>
        msg(
          html`Back to plain IWAE with five samples. See for yourself what more of them do to the bound, and what they cost.`,
        ),
      attempt: {
        task: () =>
          msg('Raise Samples to 32 or more, and watch the bound and the steps per second.'),
        done: (request) =>
          request.type === 'field' && request.path === 'model.bound.samples' && request.value >= 32,
        answer: () =>
          msg(
            'The bound rises, since it has become tighter, and each step takes longer. To see the encoder suffer, go to “How good is it?” and compare the signal in the gradients.',
          ),
      },
    },
  ],
};
