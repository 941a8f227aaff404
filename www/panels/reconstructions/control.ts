// The reconstructions: of one image of each class, drawn ahead.
import { onePerClass } from '../../store/gallery';
import type { Control } from '../control';

export const RECONSTRUCTIONS = 10;

export default {
  views: {
    reconstructions: {
      ask: ({ gallery }) => gallery && { indices: onePerClass(gallery, RECONSTRUCTIONS) },
      ahead: true,
    },
  },
} satisfies Control;
