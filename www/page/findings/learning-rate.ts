// A learning rate so high that training undoes what it had learned.
import { msg, str } from '@lit/localize';
import { short } from '../../i18n/numbers';
import type { Find } from './finding';
import { after, rounded, stretches } from './windows';

const STRETCHES = 10;
const POINTS = 40; // to tell a loss that rises from one that is noisy
const LOST = 0.2; // of all that had been gained
const USUAL = { adam: 0.001, adamW: 0.001, adagrad: 0.02 } as const; // presets' own

export const learningRate: Find = ({ config, curves, since }) => {
  if (config?.model.kind !== 'vae' && config?.model.kind !== 'autoencoder') return null; // a game's losses needn't fall
  const { learningRate: rate, optimiser } = config.training;
  if (rate <= 2 * USUAL[optimiser.kind]) return null;
  const losses = after(curves.train, 'loss', since);
  if (losses.length < POINTS) return null;
  const means = stretches(losses, STRETCHES);
  const best = Math.min(...means);
  const lost = means.at(-1)! - best;
  const gained = losses[0]! - best;
  if (lost <= LOST * gained || lost <= 1) return null;
  const lower = rounded(rate / 10);
  return {
    says: msg(
      str`The learning rate may be too high: with ${short(rate)} the loss has risen again after it had fallen.`,
    ),
    help: {
      label: msg(str`Lower it to ${short(lower)}`),
      request: { type: 'field', path: 'training.learningRate', value: lower },
    },
  };
};
