// Some dimensions of the code say nothing, while others do.
import { msg, str } from '@lit/localize';
import type { Find } from './finding';
import { listened } from './free-nats';

const STEPS = 2000; // dimensions come to use one after another

export const silentDimension: Find = (figures) => {
  const { config, progress, since } = figures;
  if (!config || !progress || progress.step - since < STEPS) return null;
  if (!('posterior' in config.model)) return null; // codes are points
  const { active } = figures;
  if (!active) return null;
  const dimensions = active.length;
  const silent = active.filter((moves) => !moves).length;
  if (silent === 0 || silent === dimensions) return null; // of all, it is a collapse
  return {
    says:
      silent === 1
        ? msg(
            str`A silent dimension: one of the ${dimensions} numbers of a code says nothing about images.`,
          )
        : msg(
            str`Silent dimensions: ${silent} of the ${dimensions} numbers of a code say nothing about images.`,
          ),
    help: listened(config),
  };
};
