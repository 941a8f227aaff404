// The drawing: what is known of it, what the engine makes of it, and what it learns from the
// drawings that were kept.
import type { Control } from '../control';
import { Drawer } from './drawer';
import { drawing } from './state';

export default {
  slices: { drawing },
  answers: ({ store, attempt, learnFrom }) => {
    const drawer = new Drawer(store, attempt);
    return {
      page: {
        draw: (request) => (store.dispatch(request), drawer.look(performance.now())),
        'keep-drawing': store.dispatch,
        'label-drawing': store.dispatch,
        'drop-drawing': store.dispatch,
      },
      run: {
        recognise: (_, engine) => drawer.recognise(engine),
        teach: async ({ only }, engine) => {
          const next = await drawer.trainingSet(engine, only);
          if (!next) return;
          const { set, taught, ids } = next;
          await learnFrom(set, true);
          store.dispatch({ type: 'taught', taught, ids });
        },
      },
      hear: (event, visible) => drawer.follow(event, visible, performance.now()),
    };
  },
} satisfies Control;
