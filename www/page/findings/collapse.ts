// The posterior has collapsed: codes say nothing, and the decoder draws the same whatever they are.
import { msg } from '@lit/localize';
import { mean } from '../../store/mean';
import { boundOf } from '../../views/bounds';
import type { Find } from './finding';
import { listened } from './free-nats';
import { after } from './windows';

const STEPS = 500; // before that a model may still be finding its codes
const POINTS = 20;
const SILENT = 0.1; // nats, of all dimensions together

export const collapse: Find = ({ config, curves, progress, since }) => {
  if (!config || !progress || progress.step - since < STEPS) return null;
  const bound = boundOf(config.model);
  if (bound?.kind === 'elbo' && progress.beta < bound.beta) return null; // still warming up
  const latest = after(curves.train, 'kl', since).slice(-POINTS);
  if (latest.length < POINTS || mean(latest) >= SILENT) return null;
  return {
    says: msg(
      'Posterior collapse: the KL is close to 0, so that codes say nothing about images, and the decoder ignores them.',
    ),
    help:
      bound?.kind === 'elbo' && bound.beta > 1
        ? {
            label: msg('Set Beta to 1'),
            request: { type: 'field', path: 'model.bound.beta', value: 1 },
          }
        : listened(config),
  };
};
