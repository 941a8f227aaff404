// The plane of codes, drawn ahead, and what the visitor does on it.
import { planeRequest } from '../../store/plane';
import type { Control } from '../control';
import { PlaneExplorer } from './plane-explorer';

export default {
  views: { latent: { ask: planeRequest, ahead: true } },
  answers: ({ store, attempt, syncViews }) => {
    const explorer = new PlaneExplorer(store, { attempt, syncViews });
    return {
      page: {
        'plane-window': ({ window }) => explorer.move(window),
        'plane-tool': store.dispatch,
        'plane-point': ({ point }) => explorer.look(point),
        'plane-pick': ({ points }) => explorer.pick(points),
      },
      hear: (event) => {
        if (event.type === 'frame' && event.frame.latent) explorer.refresh();
      },
    };
  },
} satisfies Control;
