// The traversals of the chosen image, or of the code of zeros where there is no encoder.
import { capabilitiesAtHand } from '../../store/kind';
import type { Control } from '../control';
import { traversals } from './state';

export const TRAVERSAL = { steps: 13, extent: 3 };
const SPREAD_IMAGES = 500; // by whose codes the dimensions are ordered, and by how much these vary

export default {
  slices: { traversals },
  views: {
    traversals: {
      ask: (state) => {
        const {
          traversals: { from, rows },
          gallery,
        } = state;
        const ask = { ...TRAVERSAL, rows, images: SPREAD_IMAGES };
        if (!capabilitiesAtHand(state).encoder) return { ...ask, from: null };
        const image = from ?? gallery?.indices[0];
        return image === undefined ? null : { ...ask, from: image };
      },
      ahead: false,
    },
  },
  answers: ({ store, syncViews }) => ({
    page: { traverse: (request) => (store.dispatch(request), syncViews()) },
  }),
} satisfies Control;
