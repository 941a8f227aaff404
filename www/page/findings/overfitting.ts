// Held-out images fare worse while training ones fare better: the model learns its images by heart.
import { msg } from '@lit/localize';
import { planned } from './more-images';
import type { Find } from './finding';
import { after, stretches } from './windows';

const STRETCHES = 4;
const FALL = 0.05; // of all that had been gained

export const overfitting: Find = ({ config, curves, since }) => {
  if (!config || !('bound' in config.model)) return null;
  const [held, train] = [curves.heldOut, curves.train].map((history) =>
    stretches(after(history, 'bound', since), STRETCHES),
  ) as [number[], number[]];
  if (held.length === 0 || train.length === 0) return null;
  const best = Math.max(...held);
  const at = held.indexOf(best);
  const gained = best - held[0]!;
  const falls = best - held.at(-1)! > Math.max(1, FALL * gained);
  const rises = train.at(-1)! > train[at]! + 1;
  if (at === STRETCHES - 1 || !falls || !rises) return null;
  return {
    says: msg(
      'Overfitting: the bound of held-out images falls while that of training images rises. The model is learning its images by heart.',
    ),
    help: planned(config) ?? { label: msg('Pause here'), request: { type: 'pause' } },
  };
};
