// The discriminator has won: it is sure of every image, and its gradient tells the generator
// nothing.
import { msg, str } from '@lit/localize';
import { short } from '../../i18n/numbers';
import type { ModelConfig } from '../../protocol/rust-types';
import { mean } from '../../store/mean';
import type { Find, Finding } from './finding';
import { after, rounded } from './windows';

const STEPS = 500; // it leads at first in most games
const POINTS = 40;
const SURE = 0.97; // of 1

export const discriminatorWon: Find = ({ config, curves, progress, since }) => {
  if (!config || !progress || progress.step - since < STEPS) return null;
  const [real, drawn] = (['realScore', 'fakeScore'] as const).map((term) =>
    after(curves.train, term, since).slice(-POINTS),
  ) as [number[], number[]];
  if (drawn.length < POINTS || mean(real) < SURE || mean(drawn) > 1 - SURE) return null;
  return {
    says: msg(
      'The discriminator has won: it tells nearly all images apart, so that the generator can hardly learn from it.',
    ),
    help: held(config.model, config.training.learningRate),
  };
};

/** What holds it back. */
function held(model: ModelConfig, rate: number): Finding['help'] {
  if (model.kind === 'gan' && model.discriminatorSteps > 1)
    return {
      label: msg('One discriminator step each'),
      request: { type: 'field', path: 'model.discriminatorSteps', value: 1 },
    };
  if (model.kind === 'gan' && model.labelSmoothing === 0)
    return {
      label: msg('Smooth its labels'),
      request: { type: 'field', path: 'model.labelSmoothing', value: 0.1 },
    };
  const lower = rounded(rate / 2);
  return {
    label: msg(str`Lower the learning rate to ${short(lower)}`),
    request: { type: 'field', path: 'training.learningRate', value: lower },
  };
}
