// So few images that a model can only learn them by heart, and has had the time for it.
import { msg, str } from '@lit/localize';
import { count } from '../../i18n/numbers';
import type { Find } from './finding';
import { planned } from './more-images';

const FEW = 300;
const OFTEN = 50; // epochs
const STEPS = 2000;

export const fewImages: Find = ({ config, data, progress }) => {
  if (!config || !data || !progress) return null;
  if (data.train >= FEW || progress.epoch < OFTEN || progress.step < STEPS) return null;
  return {
    says: msg(
      str`Few images: the model has seen each of its ${count(data.train)} images ${count(progress.epoch)} times, and can know them by heart. A few thousand are better.`,
    ),
    help: planned(config) ?? { label: msg('Add images…'), request: { type: 'open-import' } },
  };
};
